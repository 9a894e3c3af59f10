import { and, asc, desc, eq, gte, inArray, lte, or, isNull, sql } from "drizzle-orm";
import * as z from "zod";

import { account, accountProfile, currency, tick, tickIndex } from "@mereau/db/tenant/schema.ts";
import type { Account } from "@mereau/shared/ledger/account.ts";
import { ownTransferId } from "@mereau/shared/ledger/ownId.ts";
import type { CurrencyPolicies } from "@mereau/shared/policies/registry.ts";
import { fromHex } from "@mereau/shared/settling/fixed.ts";
import { Memory } from "@mereau/shared/simulation/memory.ts";
import { withoutNotice } from "@mereau/shared/simulation/settings.ts";
import { postedAfter } from "#services/accounts/postingBounds.ts";
import type { CommunityContext } from "#services/context.ts";
import type { CurrencyFacts } from "#services/currencies/find.ts";
import { readInflows } from "#services/policies/simulate/inflows.ts";
import type { Span } from "#services/policies/simulate/span.ts";
import { readVersions } from "#services/policies/versions.ts";

type Place = NonNullable<Span["before"]>;

/** What an account was first settled from after some transfer: how it stood then. */
const settledFrom = z.object({
  account: z.string(),
  type: z.string(),
  receives: z.int(),
  fraction: z.int(),
  from_tick: z.int(),
});

/**
 * The ledger as it stood after a batch, as near as its tables tell: balances exactly; of types, dividends and fractions what
 * accounts were first settled from afterwards; limits as they are now, until a batch tells of them; no holds.
 */
export async function readStart(
  ctx: CommunityContext,
  { code, backing }: CurrencyFacts,
  { place, proposed }: { place: Place; proposed: CurrencyPolicies },
): Promise<Memory> {
  const { db } = ctx;
  const [[last], currencies, rows, settlements] = await db.batch([
    db
      .select()
      .from(tick)
      .where(and(eq(tick.currency, code), lte(tick.at, place.at)))
      .orderBy(desc(tick.number))
      .limit(1),
    db
      .select()
      .from(currency)
      .where(inArray(currency.code, backing === null ? [code] : [code, backing])),
    db
      .select({ account, posted: sql<number>`${postedAfter(account.id, place.lastPosting)}` })
      .from(account)
      .leftJoin(accountProfile, eq(accountProfile.account, account.id))
      .where(
        and(
          inArray(account.currency, backing === null ? [code] : [code, backing]),
          or(isNull(accountProfile.openedAt), lte(accountProfile.openedAt, place.at)),
        ),
      ),
    db.run(sql`select account, type, receives, fraction, from_tick, min("transfer") from settlement
      where "transfer" > ${ownTransferId(place.lastTransfer)} group by account`),
  ]);
  const found = new Map(
    settlements.rows.map((row) => {
      const read = settledFrom.parse({ ...row });
      return [read.account, read];
    }),
  );
  const accounts = rows.map(({ account: row, posted }) =>
    standingOf({ ...row, posted }, found.get(row.id), last?.number ?? 0),
  );
  const settled = await readVersions(ctx, code);
  const versions = settled
    .filter(({ settledAt, effectiveAt }) => (settledAt ?? effectiveAt) <= place.at)
    .map((version) => ({ ...version, policies: withoutNotice(version.policies) }));
  const since = Math.min(last?.number ?? 0, ...accounts.map((it) => it.tick));
  const indexes = last
    ? await db
        .select()
        .from(tickIndex)
        .where(
          and(eq(tickIndex.currency, code), gte(tickIndex.tick, since), lte(tickIndex.tick, last.number)),
        )
        .orderBy(asc(tickIndex.tick))
    : [];
  const policies = [proposed, ...settled.map((version) => version.policies)];
  return Memory.of({
    inflows: await readInflows(ctx, code, { place, policies }),
    currencies: currencies.map((row) => ({
      ...row,
      signatureFrom: null,
      recipients: row.code === code ? (last?.members ?? 0) : 0,
    })),
    accounts,
    ticking: {
      versions,
      ticks: last ? [last] : [],
      indexes: indexes.map(({ factor, decay, accrual, restarts, ...row }) => ({
        ...row,
        factor: fromHex(factor),
        decay: fromHex(decay),
        accrual: fromHex(accrual),
        restarts: restarts === 1,
      })),
    },
  });
}

type Row = Omit<typeof account.$inferSelect, "held">;

function standingOf(row: Row, settled: z.infer<typeof settledFrom> | undefined, lastTick: number): Account {
  const isSettledLater = row.tick > lastTick;
  return {
    ...row,
    held: 0,
    status: "open",
    type: settled?.type ?? row.type,
    receives: (settled?.receives ?? row.receives) === 1,
    tick: settled?.from_tick ?? Math.min(row.tick, lastTick),
    fraction: settled?.fraction ?? (isSettledLater ? 0 : row.fraction),
    allowances: {},
  };
}
