import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { here } from "#shell.ts";

export type Invitation = components["schemas"]["Invitation"];
export type InvitationState = Invitation["state"];

type Asked = { state?: InvitationState | undefined; batch?: string | undefined; limit?: number };

/** A page of the invitations, of one state or one batch where it is asked for. */
export const readInvitations = ({ state, batch, limit = 50 }: Asked, cursor: string | null = null) =>
  ask(
    api.GET("/v1/{community}/invitations", {
      params: {
        path: here,
        query: {
          limit,
          ...(cursor !== null && { cursor }),
          ...(state && { state }),
          ...(batch !== undefined && { batch }),
        },
      },
    }),
  );
