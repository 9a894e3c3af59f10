import type { Role } from "@mereau/shared/membership/roles.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { here } from "#shell.ts";

/** What may be decided about a member. */
export type Decision = "approve" | "refuse" | "suspend" | "reactivate" | "type" | "role";

type Terms = { reason: string; type: string; role: Role };

/** Carries a decision about a member out. Of the terms it takes what it needs. */
export function decide(
  decision: Decision,
  id: string,
  { reason, type, role }: Terms,
): Promise<Answer<object>> {
  const params = { path: { ...here, id } };
  switch (decision) {
    case "approve":
      return ask(api.POST("/v1/{community}/members/{id}/approval", { params }));
    case "refuse":
      return ask(api.POST("/v1/{community}/members/{id}/refusal", { params, body: { reason } }));
    case "suspend":
      return ask(api.POST("/v1/{community}/members/{id}/suspension", { params, body: { reason } }));
    case "reactivate":
      return ask(api.POST("/v1/{community}/members/{id}/reactivation", { params }));
    case "type":
      return ask(api.PUT("/v1/{community}/members/{id}/type", { params, body: { type } }));
    case "role":
      return ask(api.PUT("/v1/{community}/members/{id}/role", { params, body: { role } }));
  }
}
