import type { TrustSettings } from "@mereau/shared/membership/trust/settings.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { here } from "#shell.ts";

export type Policy = components["schemas"]["MembershipPolicyInForce"]["policy"];
export type Standing = components["schemas"]["Membership"];
export type Certification = components["schemas"]["Certification"];
export type Candidate = components["schemas"]["Candidate"];
export type Fee = components["schemas"]["MembershipFee"];

/** The rules of certifying; the API tells them whole, though its document allows for less. */
export function rulesOf({ webOfTrust }: Policy): TrustSettings {
  const { needed = 0, issuedMax = 0, periodDays = 0, lifeDays = 0, distance = null } = webOfTrust ?? {};
  const { steps = 0, percent = 0 } = distance ?? {};
  return { needed, issuedMax, periodDays, lifeDays, distance: distance && { steps, percent } };
}

/** What a member sees of who is recognised here: the rules, where they stand, and who certifies whom. */
export type Trust = {
  policy: Policy;
  standing: Standing;
  received: Certification[];
  given: Certification[];
  candidates: Candidate[];
};

const PAGE = 100;

type Direction = "given" | "received";

const readPage = (direction: Direction, cursor: string | null) => {
  const query = { direction, limit: PAGE, ...(cursor !== null && { cursor }) };
  return ask(api.GET("/v1/{community}/certifications", { params: { path: here, query } }));
};

/** One’s certifications of one direction, all of them: how many more may be given is counted from them. */
async function certifications(direction: Direction): Promise<Answer<Certification[]>> {
  const all: Certification[] = [];
  let cursor: string | null = null;
  do {
    const answer = await readPage(direction, cursor);
    if (!answer.ok) return answer;
    all.push(...answer.value.items);
    cursor = answer.value.next;
  } while (cursor !== null);
  return { ok: true, value: all };
}

export async function readTrust(id: string): Promise<Answer<Trust>> {
  const params = { path: here, query: { limit: PAGE } };
  const [policy, standing, received, given, candidates] = await Promise.all([
    ask(api.GET("/v1/{community}/membership-policy", { params: { path: here } })),
    ask(api.GET("/v1/{community}/members/{id}/membership", { params: { path: { ...here, id } } })),
    certifications("received"),
    certifications("given"),
    ask(api.GET("/v1/{community}/certifications/candidates", { params })),
  ]);
  if (!policy.ok) return policy;
  if (!standing.ok) return standing;
  if (!received.ok) return received;
  if (!given.ok) return given;
  if (!candidates.ok) return candidates;
  const value = {
    policy: policy.value.policy,
    standing: standing.value,
    received: received.value,
    given: given.value,
    candidates: candidates.value.items.filter((one) => one.id !== id),
  };
  return { ok: true, value };
}

/** Vouches for somebody; asked again with the same id it is given once. */
export const certify = (id: string, number: number): Promise<Answer<Certification>> =>
  ask(api.POST("/v1/{community}/certifications", { params: { path: here }, body: { id, number } }));

/** Renews one’s membership, or claims it where one is not recognised. */
export const renew = (id: string): Promise<Answer<Standing>> =>
  ask(api.POST("/v1/{community}/members/{id}/membership/renewal", { params: { path: { ...here, id } } }));

/** Ends one’s own membership. */
export const end = (id: string): Promise<Answer<Standing>> => {
  const params = { path: { ...here, id } };
  return ask(api.POST("/v1/{community}/members/{id}/membership/revocation", { params, body: {} }));
};

/** The fees that one still owes, the oldest first. */
export async function readFees(): Promise<Answer<Fee[]>> {
  const answer = await ask(api.GET("/v1/{community}/membership-fees", { params: { path: here } }));
  if (!answer.ok) return answer;
  const items = typeof answer.value === "string" ? [] : answer.value.items;
  const due = items.filter(({ state }) => state === "due" || state === "overdue");
  return { ok: true, value: due.toSorted((one, other) => one.dueAt - other.dueAt) };
}
