import { and, eq, sql } from "drizzle-orm";

import { accountProfile, currency, member, till, tillMovement, transfer } from "@mereau/db/tenant/schema.ts";
import { counterMeans, type Till, type TillMovement } from "@mereau/shared/contracts/tills.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { auditing, isAmong, managing } from "#services/roles.ts";
import { reversal, toldReversal, undoes } from "#services/transfers/undone.ts";

export type TillRow = typeof till.$inferSelect;

export const inEuros = (cents: number): string => formatAmount(cents, EURO_SCALE);

/** True in SQL of a movement that took place: of an issue, one that the ledger accepted, whether or not it was undone since. */
export const tookPlace = sql`(${tillMovement.kind} <> 'issue' or exists (select 1 from ${transfer}
  where ${transfer.id} = ${tillMovement.id} and ${transfer.verdict} = 'accepted'))`;

/** True in SQL of an issue that the ledger has not been heard of. */
export const isPending = sql`(${tillMovement.kind} = 'issue' and not exists (select 1 from ${transfer}
  where ${transfer.id} = ${tillMovement.id}))`;

/** The cash that should be in a till, in SQL, in cents. */
export const cashIn = (id: string) => sql<number>`((select float_cents from till where till.id = ${id}) +
  coalesce((select sum(${tillMovement.cents}) from ${tillMovement}
    where ${tillMovement.till} = ${id} and ${tillMovement.means} = 'cash' and ${tookPlace}), 0))`;

/** A till as its row says. Refuses with `unknown_till`, and with `till_of_another` a teller whose till it is not. */
export async function findTill(
  { db }: CommunityContext,
  caller: Caller,
  id: string,
  others = managing,
): Promise<TillRow> {
  const [row] = await db.select().from(till).where(eq(till.id, id));
  if (!row) throw new Refusal("unknown_till");
  if (row.teller !== caller.member && !isAmong(caller, others)) throw new Refusal("till_of_another");
  return row;
}

/** Tills as the API shows them, with the sums of their movements, in the order given. */
export async function expressTills({ db }: CommunityContext, rows: readonly TillRow[]): Promise<Till[]> {
  const among = sql`(select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`;
  const tellersAmong = sql`(select value from json_each(${JSON.stringify(rows.map(({ teller }) => teller))}))`;
  const [sums, tellers] = await db.batch([
    db
      .select({
        till: tillMovement.till,
        means: tillMovement.means,
        count: sql<number>`count(*)`,
        pending: sql<number>`sum(${isPending})`,
        taken: sql<number>`sum(iif(${tookPlace}, max(${tillMovement.cents}, 0), 0))`,
        given: sql<number>`sum(iif(${tookPlace}, max(-${tillMovement.cents}, 0), 0))`,
      })
      .from(tillMovement)
      .where(sql`${tillMovement.till} in ${among}`)
      .groupBy(tillMovement.till, tillMovement.means),
    db
      .select({ id: member.id, name: member.name })
      .from(member)
      .where(sql`${member.id} in ${tellersAmong}`),
  ]);
  const names = new Map(tellers.map(({ id, name }) => [id, name]));
  const byTill = Map.groupBy(sums, (sum) => sum.till);
  return rows.map((row) => {
    const own = byTill.get(row.id) ?? [];
    const of = (means: string) => own.find((sum) => sum.means === means) ?? { taken: 0, given: 0 };
    const expected = row.expected ?? row.float + of("cash").taken - of("cash").given;
    return {
      id: row.id,
      number: row.number,
      teller: { id: row.teller, name: names.get(row.teller) ?? "" },
      place: row.place,
      openedAt: row.openedAt,
      float: inEuros(row.float),
      movements: own.reduce((sum, { count }) => sum + count, 0),
      pending: own.reduce((sum, { pending }) => sum + pending, 0),
      totals: counterMeans.options.map((means) => ({
        means,
        taken: inEuros(of(means).taken),
        given: inEuros(of(means).given),
      })),
      expected: inEuros(expected),
      closing: closingOf(row),
    };
  });
}

function closingOf({ closedAt, closedBy, counted, expected, note }: TillRow): Till["closing"] {
  if (closedAt === null || counted === null || expected === null) return null;
  const difference = inEuros(counted - expected);
  return { at: closedAt, by: closedBy ?? "", counted: inEuros(counted), difference, note };
}

/** One till as the API shows it. Refuses as `findTill` does; auditors may look too. */
export async function readTill(ctx: CommunityContext, caller: Caller, id: string): Promise<Till> {
  const [told] = await expressTills(ctx, [await findTill(ctx, caller, id, auditing)]);
  if (!told) throw new Refusal("unknown_till");
  return told;
}

/** Movements of tills, each with what the ledger says of its issue. */
export const selectMovements = ({ db }: CommunityContext) =>
  db
    .select({
      movement: tillMovement,
      holder: accountProfile.name,
      scale: currency.scale,
      verdict: transfer.verdict,
      doneAt: transfer.at,
      reversal: toldReversal,
    })
    .from(tillMovement)
    .leftJoin(accountProfile, eq(accountProfile.account, tillMovement.account))
    .leftJoin(currency, eq(currency.code, tillMovement.currency))
    .leftJoin(transfer, and(eq(transfer.id, tillMovement.id), eq(tillMovement.kind, "issue")))
    .leftJoin(reversal, undoes(transfer.id))
    .$dynamic();

export type MovementRow = Awaited<ReturnType<typeof selectMovements>>[number];

/** A movement as the API shows it. */
export function expressMovement(row: MovementRow): TillMovement {
  const { id, till: at, number, cents, means, note, by } = row.movement;
  return {
    id,
    till: at,
    number,
    direction: cents > 0 ? "in" : "out",
    means,
    euros: inEuros(Math.abs(cents)),
    issue: issueOf(row),
    note,
    by,
    at: row.movement.at,
  };
}

function issueOf({ movement, holder, scale, verdict, reversal: undone }: MovementRow): TillMovement["issue"] {
  const { account, currency: code, amount } = movement;
  if (account === null || code === null || amount === null) return null;
  const isDone = verdict === "accepted";
  return {
    account,
    holder,
    currency: code,
    amount: formatAmount(amount, scale ?? 0),
    state: verdict === null ? "pending" : isDone ? (undone ? "reversed" : "done") : "refused",
    refusal: isDone ? null : verdict,
    reversal: undone,
  };
}
