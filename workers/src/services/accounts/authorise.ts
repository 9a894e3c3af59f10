import { eq } from "drizzle-orm";

import { account } from "@mereau/db/tenant/schema.ts";
import type { Actor } from "@mereau/shared/ledger/transfer.ts";
import { isPotId } from "@mereau/shared/membership/account.ts";
import { type Holding, holdersOf, holdersOfOne } from "#services/accounts/holders.ts";
import type { Caller, CommunityContext, HolderRole, Role } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { isAmong, managing, overseeing, serving } from "#services/roles.ts";

const roleAmong = (holders: readonly Holding[], caller: Caller): HolderRole | null =>
  holders.find((holding) => holding.member === caller.member && holding.active)?.role ?? null;

const spends = (role: HolderRole | null): boolean => role === "owner" || role === "operator";

/** Tells a stranger that an account does not exist, or that it is not theirs. */
async function refuse(ctx: CommunityContext, id: string): Promise<never> {
  const [known] = await ctx.db.select({ id: account.id }).from(account).where(eq(account.id, id));
  throw new Refusal(known ? "forbidden" : "unknown_account");
}

/** The first owner: in whose name a manager acts. */
const ownerAmong = (holders: readonly Holding[]): string | null =>
  holders.find((holding) => holding.role === "owner")?.member ?? null;

/** Whoever holds the account, in any role, or oversees the community may read it. Gives the caller’s own role on it. */
export async function mayRead(ctx: CommunityContext, caller: Caller, id: string): Promise<HolderRole | null> {
  const role = roleAmong(await holdersOfOne(ctx, id), caller);
  if (role === null && !isAmong(caller, overseeing)) await refuse(ctx, id);
  return role;
}

/**
 * Whether the caller holds one of these accounts, in any role, or oversees the community. What is kept about accounts is read
 * by those alone: everybody else hears that it is unknown, as if there were none.
 */
export const mayReadOneOf = async (
  ctx: CommunityContext,
  caller: Caller,
  ids: readonly string[],
): Promise<boolean> =>
  isAmong(caller, overseeing) ||
  [...(await holdersOf(ctx, ids)).values()].some((holders) => roleAmong(holders, caller) !== null);

/** An owner of the account, or a manager, decides who holds it and how it is called. */
export async function mayGovern(ctx: CommunityContext, caller: Caller, id: string): Promise<void> {
  if (isAmong(caller, managing)) return;
  if (!(await ownsAccount(ctx, caller, id))) await refuse(ctx, id);
}

/** The caller’s own role on an account, as they were remembered with it; else as it stands now, unless they are staff anyway. */
async function ownRole(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  isStaff: boolean,
): Promise<HolderRole | null> {
  const { access } = ctx;
  if (access === null) return roleAmong(await holdersOfOne(ctx, id), caller);
  const remembered = access.caller.holds?.get(id) ?? null;
  return spends(remembered) || isStaff ? remembered : ((await access.look()).holds?.get(id) ?? null);
}

/**
 * Who acts, when the caller moves money that belongs to this account: its owner or operator in their own name, or
 * one of `staff` in the name of its first owner. A pot is nobody’s: managers act for it, in their own name.
 * Refuses anybody else with `forbidden` or `unknown_account`.
 */
export async function actorFor(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  serves: readonly Role[] = serving,
): Promise<Actor> {
  const staff = isPotId(id) ? managing : serves;
  const isStaff = isAmong(caller, staff);
  if (spends(await ownRole(ctx, caller, id, isStaff))) {
    ctx.access?.relyOn(({ holds }) => spends(holds?.get(id) ?? null));
    return { member: caller.member, onBehalfOf: null };
  }
  if (!isStaff) return refuse(ctx, id);
  ctx.access?.relyOn((now) => isAmong(now, staff));
  return { member: caller.member, onBehalfOf: ownerAmong(await holdersOfOne(ctx, id)) };
}

/** Whether the caller is an owner of the account: the request then relies on it. */
export async function ownsAccount(ctx: CommunityContext, caller: Caller, id: string): Promise<boolean> {
  if ((await ownRole(ctx, caller, id, false)) !== "owner") return false;
  ctx.access?.relyOn(({ holds }) => holds?.get(id) === "owner");
  return true;
}

/**
 * As `actorFor` for what goes from one account to others: nobody moves in another’s name what would reach an account that
 * they own. Refuses that besides, with `own_benefit`: somebody else on the staff must do it, or the payer.
 */
export async function payerFor(
  ctx: CommunityContext,
  caller: Caller,
  { from, to }: { from: string; to: readonly string[] },
): Promise<Actor> {
  const actor = await actorFor(ctx, caller, from);
  if (actor.onBehalfOf !== null) await refuseOwnBenefit(ctx, caller, to);
  return actor;
}

/** Refuses with `own_benefit` where the caller owns one of these accounts; who holds them comes in one read where it is wanted. */
export async function refuseOwnBenefit(
  ctx: CommunityContext,
  caller: Caller,
  accounts: readonly string[],
): Promise<void> {
  if (ctx.access === null) await holdersOf(ctx, accounts);
  for (const id of new Set(accounts))
    if ((await ownRole(ctx, caller, id, true)) === "owner")
      throw new Refusal("own_benefit", { detail: { account: id } });
}

/** As `payerFor` for many payments: who acts, by the account that pays. Holders come in one read where they are wanted. */
export async function payersFor(
  ctx: CommunityContext,
  caller: Caller,
  payments: readonly { from: string; to: string }[],
): Promise<Map<string, Actor>> {
  const byPayer = Map.groupBy(payments, ({ from }) => from);
  if (isAmong(caller, serving)) await holdersOf(ctx, [...byPayer.keys()]);
  const actors = new Map<string, Actor>();
  for (const [from, paid] of byPayer)
    actors.set(from, await payerFor(ctx, caller, { from, to: paid.map(({ to }) => to) }));
  return actors;
}
