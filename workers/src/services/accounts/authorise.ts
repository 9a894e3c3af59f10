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

/** What a role on an account must be for something. */
type Needed = (role: HolderRole | null) => boolean;

const spends: Needed = (role) => role === "owner" || role === "operator";

/** Whoever stands at the till asks for payments, and sees nothing of what the account has. */
const servesAtTill: Needed = (role) => spends(role) || role === "cashier";

const seesFigures: Needed = (role) => role !== null && role !== "cashier";

/** Tells a stranger that an account does not exist, or that it is not theirs. */
async function refuse(ctx: CommunityContext, id: string): Promise<never> {
  const [known] = await ctx.db.select({ id: account.id }).from(account).where(eq(account.id, id));
  throw new Refusal(known ? "forbidden" : "unknown_account");
}

/** The first owner: in whose name a manager acts. */
const ownerAmong = (holders: readonly Holding[]): string | null =>
  holders.find((holding) => holding.role === "owner")?.member ?? null;

/** The caller’s own role on an account, as this isolate knows it; null: none. */
export const roleOn = async (ctx: CommunityContext, caller: Caller, id: string): Promise<HolderRole | null> =>
  roleAmong(await holdersOfOne(ctx, id), caller);

/** Whoever holds the account, save its cashiers, or oversees the community may read it. */
export async function mayRead(ctx: CommunityContext, caller: Caller, id: string): Promise<void> {
  const role = await roleOn(ctx, caller, id);
  if (!seesFigures(role) && !isAmong(caller, overseeing)) await refuse(ctx, id);
}

/** Whoever may read the account, and its cashiers, may read what comes in at its till. Tells whether the caller is a mere cashier. */
export async function mayReadTill(ctx: CommunityContext, caller: Caller, id: string): Promise<boolean> {
  const role = await roleOn(ctx, caller, id);
  if (role === null && !isAmong(caller, overseeing)) await refuse(ctx, id);
  return role === "cashier" && !isAmong(caller, overseeing);
}

/**
 * Whether the caller holds one of these accounts, other than as a cashier, or oversees the community. What is kept about accounts
 * is read by those alone: everybody else hears that it is unknown, as if there were none.
 */
export const mayReadOneOf = async (
  ctx: CommunityContext,
  caller: Caller,
  ids: readonly string[],
): Promise<boolean> =>
  isAmong(caller, overseeing) ||
  [...(await holdersOf(ctx, ids)).values()].some((holders) => seesFigures(roleAmong(holders, caller)));

/** An owner of the account, or a manager, decides who holds it and how it is called. */
export async function mayGovern(ctx: CommunityContext, caller: Caller, id: string): Promise<void> {
  if (isAmong(caller, managing)) return;
  if (!(await ownsAccount(ctx, caller, id))) await refuse(ctx, id);
}

/** The caller’s own role on an account, as they were remembered with it where that is enough; else as it stands now. */
async function ownRole(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  isEnough: Needed,
): Promise<HolderRole | null> {
  const { access } = ctx;
  if (access === null) return roleAmong(await holdersOfOne(ctx, id), caller);
  const remembered = access.caller.holds?.get(id) ?? null;
  return isEnough(remembered) ? remembered : ((await access.look()).holds?.get(id) ?? null);
}

/**
 * Who acts, when the caller moves money that belongs to this account: its owner or operator in their own name, or
 * one of `staff` in the name of its first owner. A pot is nobody’s: managers act for it, in their own name.
 * Refuses anybody else with `forbidden` or `unknown_account`.
 */
export const actorFor = (
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  serves: readonly Role[] = serving,
): Promise<Actor> => actingAs(spends, ctx, caller, { id, serves });

/** As `actorFor` for what is done at the till of an account: its cashiers may too. */
export const tillActorFor = (ctx: CommunityContext, caller: Caller, id: string): Promise<Actor> =>
  actingAs(servesAtTill, ctx, caller, { id, serves: serving });

async function actingAs(
  isEnough: Needed,
  ctx: CommunityContext,
  caller: Caller,
  { id, serves }: { id: string; serves: readonly Role[] },
): Promise<Actor> {
  const staff = isPotId(id) ? managing : serves;
  const isStaff = isAmong(caller, staff);
  if (isEnough(await ownRole(ctx, caller, id, (role) => isStaff || isEnough(role)))) {
    ctx.access?.relyOn(({ holds }) => isEnough(holds?.get(id) ?? null));
    return { member: caller.member, onBehalfOf: null };
  }
  if (!isStaff) return refuse(ctx, id);
  ctx.access?.relyOn((now) => isAmong(now, staff));
  return { member: caller.member, onBehalfOf: ownerAmong(await holdersOfOne(ctx, id)) };
}

/** Whether the caller is an owner of the account: the request then relies on it. */
export async function ownsAccount(ctx: CommunityContext, caller: Caller, id: string): Promise<boolean> {
  if ((await ownRole(ctx, caller, id, spends)) !== "owner") return false;
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
    if ((await ownRole(ctx, caller, id, () => true)) === "owner")
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
