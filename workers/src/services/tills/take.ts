import { and, eq, sql } from "drizzle-orm";

import { till, tillMovement, transfer } from "@mereau/db/tenant/schema.ts";
import type { Counter } from "@mereau/shared/contracts/tills.ts";
import { centsOfUnits } from "@mereau/shared/money/euro.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import type { CurrencyFacts } from "#services/currencies/find.ts";
import { Refusal } from "#services/refusal.ts";
import { findTill, isPending } from "#services/tills/find.ts";
import { isOpen, nextNumber } from "#services/tills/move.ts";

/** An issue whose euros are taken at the counter; `amount` in minor units. */
type Taken = { id: string; counter: Counter; money: CurrencyFacts; to: string; amount: number };

/** What leaves open whether the ledger has carried something out. */
const openEnded: readonly string[] = ["outcome_unknown", "unavailable"];

/** No request lasts so long: what still counts as asking was broken off. */
const BROKEN_OFF_AFTER_MS = 600_000;

/**
 * Carries out an issue whose euros are taken at the caller’s open till. The movement is written before the ledger is asked,
 * under the issue’s own id: so it is there once, whatever breaks off in between, and counts from when the ledger accepted
 * it. One that never reached the ledger is taken out again, by the last of those who ask for it at the same moment: another
 * may still be carried out.
 * Refuses with `unknown_till`, `till_of_another`, `till_closed`, with `id_reused` an id that stands for something else, with
 * `not_on_sale` what is not worth euros one for one, `amount_indivisible` what is no whole number of cents, and as `ask` does.
 */
export async function takeAtTill<Issued>(
  ctx: CommunityContext,
  caller: Caller,
  taken: Taken,
  ask: () => Promise<Issued>,
): Promise<Issued> {
  await writeMovement(ctx, caller, taken);
  try {
    return await ask();
  } catch (error) {
    await askNoLonger(ctx, taken.id, error instanceof Refusal && !openEnded.includes(error.code));
    throw error;
  }
}

async function askNoLonger({ db }: CommunityContext, id: string, isRefused: boolean): Promise<void> {
  const its = and(eq(tillMovement.id, id), isPending);
  const fewer = db
    .update(tillMovement)
    .set({ asking: sql`max(${tillMovement.asking} - 1, 0)` })
    .where(its);
  const out = db.delete(tillMovement).where(and(its, eq(tillMovement.asking, 0)));
  await db.batch(isRefused ? [fewer, out] : [fewer]);
}

async function writeMovement(ctx: CommunityContext, caller: Caller, taken: Taken): Promise<void> {
  const { id, counter, money, to, amount } = taken;
  const { db, now } = ctx;
  await findTill(ctx, caller, counter.till, []);
  const cents = centsFor(money, amount);
  const isAsked = and(
    eq(tillMovement.id, id),
    eq(tillMovement.till, counter.till),
    eq(tillMovement.means, counter.means),
    eq(tillMovement.account, to),
    eq(tillMovement.currency, money.code),
    eq(tillMovement.amount, amount),
  );
  // What the ledger knows already without a till does not come to be of one; what is of one is asked for again
  await db.batch([
    db.run(sql`insert into ${tillMovement}
        (id, till, number, kind, means, cents, account, currency, amount, by, at, asked_at)
      select ${id}, ${counter.till}, ${nextNumber(counter.till)}, 'issue', ${counter.means}, ${cents}, ${to},
        ${money.code}, ${amount}, ${caller.member}, ${now}, ${now}
      where ${isOpen(counter.till)} and not exists (select 1 from ${transfer} where ${transfer.id} = ${id})
      on conflict (id) do nothing`),
    db
      .update(tillMovement)
      .set({
        askedAt: now,
        asking: sql`iif(${tillMovement.askedAt} < ${now - BROKEN_OFF_AFTER_MS}, 0, ${tillMovement.asking}) + 1`,
      })
      .where(and(isAsked, isPending)),
  ]);
  const [[known], [at]] = await db.batch([
    db.select().from(tillMovement).where(eq(tillMovement.id, id)),
    db.select().from(till).where(eq(till.id, counter.till)),
  ]);
  if (!known) throw new Refusal(at?.closedAt === null ? "id_reused" : "till_closed");
  const isSame = known.till === counter.till && known.means === counter.means && known.account === to;
  if (!isSame || known.currency !== money.code || known.amount !== amount) throw new Refusal("id_reused");
}

/** The euros of an amount of a currency that they back one for one. */
function centsFor({ kind, scale }: CurrencyFacts, amount: number): number {
  if (kind !== "backed") throw new Refusal("not_on_sale");
  const cents = centsOfUnits(amount, scale);
  if (cents === null) throw new Refusal("amount_indivisible");
  if (cents === 0) throw new Refusal("amount_out_of_bounds");
  return cents;
}
