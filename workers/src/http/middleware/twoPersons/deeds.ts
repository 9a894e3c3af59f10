import type * as z from "zod";

import { reserveAdjustmentRequest } from "@mereau/shared/contracts/backing.ts";
import { deletionConfirmation } from "@mereau/shared/contracts/communityFace.ts";
import { issueRequest } from "@mereau/shared/contracts/currencies.ts";
import { roleChange } from "@mereau/shared/contracts/members.ts";
import { policiesRequest } from "@mereau/shared/contracts/policies.ts";
import { type GuardedDeed, type TwoPersonRule, twoPersonRule } from "@mereau/shared/contracts/proposals.ts";
import { reversalRequest } from "@mereau/shared/contracts/transfers.ts";
import { parseAmount } from "@mereau/shared/money/decimal.ts";
import { SCALE_MAX } from "@mereau/shared/money/bounds.ts";
import type { Role, Scope } from "#services/context.ts";
import { managing, serving } from "#services/roles.ts";

type Operation = {
  deed: GuardedDeed;
  method: string;
  /** Under the community, in each form in which its route is found. */
  path: RegExp;
  /** Who may do it, and so who may ask for it and approve it. */
  roles: readonly Role[];
  /** With what an API key may ask for it; null: with none. */
  scope: Scope | null;
  /** What its route takes; null: nothing. */
  body: z.ZodType | null;
};

const admins: readonly Role[] = ["admin"];

/** The operations that a community may want two people for. A new one is one line here, and its deed in the contract. */
export const operations: readonly Operation[] = [
  {
    deed: "policies",
    method: "PUT",
    path: /^\/currencies\/[^/]+\/policies\/?$/,
    roles: admins,
    scope: null,
    body: policiesRequest,
  },
  {
    deed: "policies",
    method: "DELETE",
    path: /^\/currencies\/[^/]+\/policies\/versions\/[^/]+\/?$/,
    roles: admins,
    scope: null,
    body: null,
  },
  {
    deed: "reserve_adjustments",
    method: "POST",
    path: /^\/currencies\/[^/]+\/reserve-adjustments\/?$/,
    roles: managing,
    scope: "currencies:write",
    body: reserveAdjustmentRequest,
  },
  {
    deed: "issues",
    method: "POST",
    path: /^\/currencies\/[^/]+\/issues\/?$/,
    roles: serving,
    scope: "currencies:write",
    body: issueRequest,
  },
  {
    deed: "roles",
    method: "PUT",
    path: /^\/members\/[^/]+\/role\/?$/,
    roles: admins,
    scope: "members:write",
    body: roleChange,
  },
  {
    deed: "reversals",
    method: "POST",
    path: /^\/transfers\/[^/]+\/reversal\/?$/,
    roles: managing,
    scope: "transfers:write",
    body: reversalRequest,
  },
  {
    deed: "second_factor_resets",
    method: "POST",
    path: /^\/members\/[^/]+\/second-factor-reset\/?$/,
    roles: admins,
    scope: null,
    body: null,
  },
  {
    deed: "deletion",
    method: "DELETE",
    path: /^\/?$/,
    roles: admins,
    scope: null,
    body: deletionConfirmation,
  },
  {
    deed: "two_person_rule",
    method: "PUT",
    path: /^\/two-person-rule\/?$/,
    roles: admins,
    scope: null,
    body: twoPersonRule,
  },
];

/** Who may decide on a deed. */
export const rolesFor = (deed: GuardedDeed): readonly Role[] =>
  operations.find((operation) => operation.deed === deed)?.roles ?? admins;

/** What somebody of this role may ask for, and so approve for another. */
export const deedsOf = (role: Role): readonly GuardedDeed[] => [
  ...new Set(operations.filter(({ roles }) => roles.includes(role)).map(({ deed }) => deed)),
];

/** Whether a community wants two people for this. An amount that is not to be compared counts as a large one. */
export function wantsTwo(deed: GuardedDeed, { deeds, issuesAbove }: TwoPersonRule, body: unknown): boolean {
  if (deed === "two_person_rule") return deeds.length > 0;
  if (!deeds.includes(deed)) return false;
  if (deed !== "issues" || issuesAbove === undefined) return true;
  const asked = issueRequest.safeParse(body);
  const [amount, bound] = [asked.data?.amount ?? "", issuesAbove].map((text) => parseAmount(text, SCALE_MAX));
  return !amount?.ok || !bound?.ok || amount.value > bound.value;
}
