import { and, eq, ne } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import type { LeavingObstacle } from "@mereau/shared/contracts/leaving.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import type { HeldAccount } from "#services/leaving/accounts.ts";
import type { MemberRow } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { refusalWithAmount } from "#services/refusalWithAmount.ts";

/** What of an account keeps its only owner from leaving; null: nothing, or what is given away beside it. */
function obstacleOf(held: HeldAccount, giveTo: readonly string[]): LeavingObstacle["code"] | null {
  if (held.becomes !== "closed" || held.row.status === "closed") return null;
  if (held.holds > 0 || held.row.held !== 0) return "leaving_holds";
  if (held.posted < 0) return "leaving_debt";
  const isGiven = giveTo.some((id) => currencyOfAccount(id) === held.row.currency);
  return held.posted > 0 && !isGiven ? "leaving_balance" : null;
}

/** Whether nobody would be left to administer. */
async function isLastAdmin({ db }: CommunityContext, { id, role, status }: MemberRow): Promise<boolean> {
  if (role !== "admin" || status !== "active") return false;
  const isOther = and(eq(member.role, "admin"), eq(member.status, "active"), ne(member.id, id));
  return (await db.$count(member, isOther)) === 0;
}

/** All that keeps a member from leaving, where balances go to `giveTo`. */
export async function findObstacles(
  ctx: CommunityContext,
  leaver: MemberRow,
  accounts: readonly HeldAccount[],
  giveTo: readonly string[] = [],
): Promise<LeavingObstacle[]> {
  const alone: LeavingObstacle = { code: "last_admin", account: null, amount: null };
  const ofAccounts = accounts.flatMap((held): LeavingObstacle[] => {
    const code = obstacleOf(held, giveTo);
    if (code === null) return [];
    const amount = formatAmount(code === "leaving_holds" ? held.row.held : held.posted, held.money.scale);
    return [{ code, account: held.row.id, amount }];
  });
  return [...((await isLastAdmin(ctx, leaver)) ? [alone] : []), ...ofAccounts];
}

/** Refuses by the first thing that keeps a member from leaving, with its account and figure. */
export async function refuseObstacles(
  ctx: CommunityContext,
  leaver: MemberRow,
  accounts: readonly HeldAccount[],
  giveTo: readonly string[],
): Promise<void> {
  const [first] = await findObstacles(ctx, leaver, accounts, giveTo);
  if (!first) return;
  const held = accounts.find(({ row }) => row.id === first.account);
  if (!held) throw new Refusal(first.code);
  throw refusalWithAmount(first.code, held.posted, held.money, { names: { account: held.row.id } });
}
