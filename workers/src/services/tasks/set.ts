import { eq, sql } from "drizzle-orm";

import { account, member, task } from "@mereau/db/tenant/schema.ts";
import type { Task, TaskChange, TaskRequest } from "@mereau/shared/contracts/tasks.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";
import { expressTask } from "#services/tasks/express.ts";

/**
 * What a request says of a task, in minor units. Refuses with `unknown_currency`, `amount_out_of_bounds`, `not_issuable` where new
 * money cannot pay it, `unknown_account` and `currency_mismatch` for a pot that cannot, `unknown_member` for a validator.
 */
async function columnsOf(ctx: CommunityContext, { name, reward, ...rest }: TaskChange) {
  const { scale, kind } = await findCurrency(ctx, reward.currency);
  const amount = minorUnits(reward.amount, scale, "reward.amount");
  if (amount === 0) throw new Refusal("amount_out_of_bounds");
  if (reward.pot === null && kind !== "prepaid") throw new Refusal("not_issuable");
  if (reward.pot !== null) {
    if (currencyOfAccount(reward.pot) !== reward.currency) throw new Refusal("currency_mismatch");
    const [pot] = await ctx.db.select({ id: account.id }).from(account).where(eq(account.id, reward.pot));
    if (!pot) throw new Refusal("unknown_account");
  }
  const known = await ctx.db
    .select({ id: member.id })
    .from(member)
    .where(sql`${member.id} in (select value from json_each(${JSON.stringify(rest.validators)}))`);
  if (known.length < new Set(rest.validators).size) throw new Refusal("unknown_member");
  const { currency, pot } = reward;
  const columns = {
    ...rest,
    nameFr: name.fr,
    nameEn: name.en,
    currency,
    reward: amount,
    pot,
    changedAt: ctx.now,
  };
  return { columns, scale };
}

/** Puts a task on the tariff; managers may. The same one again is answered as it stands. Refuses with `id_reused`. */
export async function createTask(
  ctx: CommunityContext,
  caller: Caller,
  { id, ...fields }: TaskRequest,
): Promise<Task> {
  allow(caller, managing);
  const { columns, scale } = await columnsOf(ctx, fields);
  const { rowsAffected } = await ctx.db
    .insert(task)
    .values({ id, ...columns })
    .onConflictDoNothing();
  const [row] = await ctx.db.select().from(task).where(eq(task.id, id));
  if (!row) throw new Error("A task that was written is not there");
  const wanted = expressTask({ id, ...columns }, scale);
  if (JSON.stringify(expressTask(row, scale)) !== JSON.stringify(wanted)) throw new Refusal("id_reused");
  if (rowsAffected > 0)
    await record(ctx, { caller, action: "task.create", subject: id, detail: wanted.reward });
  return wanted;
}

/** Says anew what a task is, as a whole; managers may. Claims keep the reward that they were made for. Refuses with `unknown_task`. */
export async function changeTask(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  change: TaskChange,
): Promise<Task> {
  allow(caller, managing);
  const { columns, scale } = await columnsOf(ctx, change);
  const [row] = await ctx.db.update(task).set(columns).where(eq(task.id, id)).returning();
  if (!row) throw new Refusal("unknown_task");
  const told = expressTask(row, scale);
  await record(ctx, {
    caller,
    action: "task.change",
    subject: id,
    detail: { ...told.reward, active: told.active },
  });
  return told;
}
