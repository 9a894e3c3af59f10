import fc from "fast-check";
import { inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { bankLine, bankStatement, deposit } from "@mereau/db/tenant/schema.ts";
import type { Deposit } from "@mereau/shared/contracts/deposits.ts";
import type { Caller } from "#services/context.ts";
import { type BankTown, startBankTown, type TestLine } from "#testing/bankTown.ts";

let town: BankTown;
let noor: { caller: Caller; account: string };

beforeAll(async () => {
  town = await startBankTown();
  noor = await town.join("Noor", "provider");
});

afterAll(() => town.close());

/** Deposits, and the lines that name them: right, wrong, twice, or not at all; some alike to the letter. */
const months = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 4 }),
    /** Which of the announced deposits it names; null: none. */
    names: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 4 }),
    amount: fc.constantFrom("10,00", "10,00", "10,00", "9,00", "-10,00"),
    referenced: fc.boolean(),
  }),
  { minLength: 1, maxLength: 14 },
);

const periods = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })), {
  maxLength: 4,
});

test("statements in overlapping files, in any order and at once, come to one state and issue each deposit once", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      months,
      periods,
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      async (month, some, cut, atOnce) => {
        run += 1;
        const deposits: Deposit[] = [];
        for (let index = 0; index < 5; index += 1)
          deposits.push(await town.announce(noor.caller, noor.account, "10"));
        const before = (await town.postedOn(noor.account)) ?? 0;
        const lines = month
          .map(({ day, names, amount, referenced }, index) => ({
            day,
            amount,
            label: `RUN${run} ${names === null ? "VIR" : (deposits[names]?.reference ?? "")}`,
            ...(referenced && { bankReference: `RUN${run}-${index}` }),
          }))
          .toSorted((one, other) => one.day - other.day);
        const within = (from: number, to: number): TestLine[] =>
          lines.filter(({ day }) => day >= from && day <= to);
        const files = [...some.map(([one, other]) => within(one, other)), within(cut, 4), within(1, cut)];

        if (atOnce) await Promise.all(files.map((file) => town.bring(file)));
        else for (const file of files) await town.bring(file);

        const kept = (await town.lines()).filter(({ label }) => label.startsWith(`RUN${run} `));
        expect(kept).toHaveLength(lines.length);
        const right = (index: number) =>
          month.filter(({ names, amount }) => names === index && amount === "10,00").length;
        const named = deposits.map((_, index) => right(index));
        const issued = named.filter((count) => count > 0).length;
        expect(await town.postedOn(noor.account)).toBe(before + issued * 1000);
        const counted = Object.fromEntries(
          Array.from(
            Map.groupBy(kept, ({ state, note }) => `${state} ${note ?? ""}`.trim()),
            ([state, alike]) => [state, alike.length],
          ),
        );
        const wanted = {
          debit: month.filter(({ amount }) => amount === "-10,00").length,
          amount_differs: month.filter(({ names, amount }) => names !== null && amount === "9,00").length,
          "unmatched no_reference": month.filter(({ names, amount }) => names === null && amount !== "-10,00")
            .length,
          "unmatched deposit_used": named.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
          issued,
        };
        expect(counted).toEqual(Object.fromEntries(Object.entries(wanted).filter(([, count]) => count > 0)));
        const states = await town.db
          .select({ state: deposit.state })
          .from(deposit)
          .where(
            inArray(
              deposit.id,
              deposits.map(({ id }) => id),
            ),
          );
        expect(states.filter(({ state }) => state === "issued")).toHaveLength(issued);
        await town.db.delete(deposit);
        await town.db.delete(bankLine);
        await town.db.delete(bankStatement);
      },
    ),
    { numRuns: 15 },
  );
}, 240_000);
