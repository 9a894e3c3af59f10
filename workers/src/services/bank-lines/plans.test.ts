import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as z from "zod";

import { bankLine, deposit } from "@mereau/db/tenant/schema.ts";
import { bankLineState, type BankLinesQuery } from "@mereau/shared/contracts/bankLines.ts";
import { depositState } from "@mereau/shared/contracts/deposits.ts";
import { listBankLines } from "#services/bank-lines/list.ts";
import { refuseAlike } from "#services/bank-lines/alike.ts";
import { findBankLine } from "#services/bank-lines/find.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { settleDeskDeposits } from "#services/deposits/atDesk.ts";
import { expectedFor } from "#services/deposits/expected.ts";
import { listDeposits } from "#services/deposits/list.ts";
import { type BankTown, IBAN, startBankTown } from "#testing/bankTown.ts";
import { newId } from "#testing/community.ts";

const ROWS = 10_000;

let town: BankTown;
let noor: { caller: Caller; account: string };
const statement = newId();

const id = (kind: number) => sql`printf('01930000-0000-7000-800${sql.raw(String(kind))}-%012d', value)`;

/** A year of ten thousand payments, each announced, brought and issued; some wait for a person. */
beforeAll(async () => {
  town = await startBankTown();
  noor = await town.join("Noor");
  const one = sql`with recursive n(value) as (select 1 union all select value + 1 from n where value < ${ROWS})`;
  await town.db
    .run(sql`insert into ${deposit} (id, reference, member, account, currency, cents, state, line, created_at, changed_at)
    ${one} select ${id(1)}, printf('MIEL-%d', value), ${noor.caller.member}, ${noor.account}, 'MIEL', 5000,
      iif(value % 100 = 0, 'expected', 'issued'), iif(value % 100 = 0, null, ${id(2)}), value, value from n`);
  await town.db
    .run(sql`insert into ${bankLine} (id, fingerprint, statement, iban, booked_on, cents, label, reversal, state,
      account, currency, amount, transfer, actor)
    ${one} select ${id(2)}, value, ${statement}, ${IBAN}, date('2026-01-01', (value % 365) || ' days'), 5000 + value % 50, 'VIR',
      0, iif(value % 100 = 0, 'unmatched', 'issued'), ${noor.account}, 'MIEL', 5000, ${id(3)}, 'x' from n`);
}, 60_000);

afterAll(() => town.close());

const planRows = z.array(z.object({ detail: z.string() }));
const statementSent = z.object({
  sql: z.string(),
  args: z.array(z.union([z.string(), z.number(), z.null()])),
});
const sent = z.object({
  one: z.array(z.tuple([statementSent])),
  many: z.array(z.tuple([z.array(statementSent)], z.unknown())),
});

/** By which way the database finds what a service asks it, one line a step. */
async function waysOf(act: (ctx: CommunityContext) => Promise<unknown>): Promise<string[]> {
  const client = town.db.$client;
  const [one, many] = [vi.spyOn(client, "execute"), vi.spyOn(client, "batch")];
  await act(town.context());
  const asked = sent.parse({ one: one.mock.calls, many: many.mock.calls });
  one.mockRestore();
  many.mockRestore();
  const statements = [...asked.one.flat(), ...asked.many.flatMap(([batch]) => batch)];
  expect(statements).not.toEqual([]);
  const ways: string[] = [];
  for (const { sql: query, args } of statements) {
    const { rows } = await client.execute({ sql: `explain query plan ${query}`, args });
    ways.push(...planRows.parse(rows).map(({ detail }) => detail));
  }
  return ways;
}

/** Ways that read more than what they answer with, save walks along an index in the order of the answer, which end with the page. */
function slowIn(ways: readonly string[], walks: readonly string[] = []): string[] {
  const fine = [...walks, ...reversals];
  return ways.filter((way) => /^SCAN|ORDER BY|AUTOMATIC/.test(way) && !fine.some((one) => way.endsWith(one)));
}

/** Of all transfers, the index of accepted reversals holds these alone. */
const reversals = ["SCAN undone USING COVERING INDEX transfer_reversed_once", "VIRTUAL TABLE INDEX 1:"];

test("bank lines are listed along an index, whatever is asked of them, and those alike are found by one", async () => {
  const list = (query: Omit<BankLinesQuery, "limit">) =>
    waysOf((ctx) => listBankLines(ctx, town.admin, { ...query, limit: 50 }));
  const { next } = await listBankLines(town.context(), town.admin, { limit: 50 });
  const walks = ["bank_line USING INDEX bank_line_booked"];
  for (const state of [undefined, ...bankLineState.options])
    for (const of of [undefined, statement])
      for (const cursor of [undefined, next ?? ""]) {
        const ways = await list({ state, statement: of, cursor });
        // Those that were reversed are few: they are found from their reversals, and sorted
        const fine = state === "reversed" ? ["USE TEMP B-TREE FOR ORDER BY"] : walks;
        expect([state, of, cursor, ...slowIn(ways, fine)]).toEqual([state, of, cursor]);
        expect(ways).toContain(
          "SEARCH other USING INDEX bank_line_alike (iban=? AND cents=? AND booked_on>? AND booked_on<?)",
        );
      }
  const line = await findBankLine(town.context(), "01930000-0000-7000-8002-000000000100");
  const asked = {
    line: { ...line, bankReference: "B" },
    account: noor.account,
    references: ["MIEL-100", "MIEL-200"],
  };
  const alike = await waysOf((ctx) => refuseAlike(ctx, asked));
  const isUndone = "SEARCH undone USING COVERING INDEX transfer_reversed_once (related=?)";
  expect(alike.filter((way) => !way.startsWith("CORRELATED"))).toEqual([
    expect.stringMatching(/^SEARCH bank_line USING INDEX sqlite_autoindex_bank_line_1/),
    expect.stringMatching(/^SEARCH other USING (COVERING )?INDEX bank_line_alike/),
    isUndone,
    expect.stringMatching(/^SEARCH transfer USING INDEX transfer_issue_reference/),
    isUndone,
    expect.stringMatching(/^SEARCH top_up USING INDEX top_up_account/),
    expect.stringMatching(/^SEARCH sale USING/),
    expect.stringMatching(/^SEARCH brought USING (COVERING )?INDEX bank_line_transfer/),
    isUndone,
    expect.stringMatching(/^SEARCH deposit USING INDEX deposit_reference/),
    isUndone,
    expect.stringMatching(/^SEARCH brought USING/),
  ]);
}, 60_000);

test("deposits are listed along an index, whoever asks, and those of one account by that account", async () => {
  const walks = ["deposit USING INDEX sqlite_autoindex_deposit_1"];
  for (const all of [true, false])
    for (const state of [undefined, ...depositState.options]) {
      const caller = all ? town.admin : noor.caller;
      const list = (account?: string) =>
        waysOf((ctx) => listDeposits(ctx, caller, { state, account, all, limit: 50 }));
      expect([all, state, ...slowIn(await list(), walks)]).toEqual([all, state]);
      const ways = await list(noor.account);
      const sorted = ["USE TEMP B-TREE FOR ORDER BY"];
      expect([all, state, ...slowIn(ways, sorted)]).toEqual([all, state]);
      expect(ways.filter((way) => way.startsWith("SEARCH deposit"))[0]).toContain(
        state === "reversed" ? "id=?" : "(account=?",
      );
    }
  expect(slowIn(await waysOf(settleDeskDeposits))).toEqual([]);
  const expected = await waysOf((ctx) => expectedFor(ctx, noor.account, 5000));
  expect(slowIn(expected, ["USE TEMP B-TREE FOR ORDER BY", "SCAN CONSTANT ROW"])).toEqual([]);
  expect(expected).toContain("SEARCH deposit USING INDEX deposit_account (account=? AND state=?)");
}, 60_000);
