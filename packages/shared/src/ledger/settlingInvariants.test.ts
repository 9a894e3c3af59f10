import fc from "fast-check";
import { expect, test } from "vitest";

import type { Command } from "#ledger/command.ts";
import type { Book } from "#ledger/testing/book.ts";
import { DAY_MS, freeTown } from "#ledger/testing/freeTown.ts";
import { EVERY_TYPE } from "#ledger/ticking.ts";
import { policySettings } from "#policies/registry.ts";
import { deviation, type Exact, exactly, plus, tickExactly } from "#settling/testing/exact.ts";

const numbers = ["1001", "1002", "1003", "1004"];
const accounts = numbers.map((number) => `JUNE:${number}`);
const who = fc.constantFrom(...accounts);
const amount = fc.integer({ min: 1, max: 2_500 });

/** Policies that a town may go through: other rates, floors, exemptions and levies, now with a dividend, now without. */
const policies = fc
  .record({
    dividend: fc.option(fc.constantFrom("10.00", "3.33", "0.01"), { nil: undefined }),
    rate: fc.constantFrom("0", "0.5", "10", "60"),
    exempt: fc.boolean(),
    floor: fc.constantFrom("0", "7.77"),
    levied: fc.boolean(),
  })
  .map(({ dividend, rate, exempt, floor, levied }) =>
    policySettings.parse({
      ...(dividend && { dividend: { amount: dividend, reevaluation: null } }),
      demurrage: { rate, per: "day", floor, byType: exempt ? { shop: "0" } : {}, to: "JUNE:pot-commons" },
      ...(levied && {
        levy: {
          rules: [
            {
              name: "levy",
              from: "both",
              bands: [{ upTo: null, percent: "3" }],
              to: [{ pot: "JUNE:pot-commons" }],
            },
          ],
        },
      }),
    }),
  );

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("payment" as const), from: who, to: who, amount }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("hold" as const), from: who, to: who, amount }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("capture" as const), back: fc.nat({ max: 4 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("set_standing" as const),
      account: who,
      type: fc.constantFrom("member", "shop"),
      receives: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reversal" as const), back: fc.nat({ max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("set_policies" as const), policies }) },
);

type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;
const history = fc.array(fc.record({ days: fc.nat({ max: 5 }), step }), { minLength: 5, maxLength: 40 });

function commandOf(town: Book, it: Step): Command {
  switch (it.kind) {
    case "payment":
      return town.complete({ ...it, currency: "JUNE" });
    case "hold":
      return town.complete({ ...it, currency: "JUNE", expiresAt: town.now + 31 * DAY_MS });
    case "capture": {
      const hold = [...town.state.holds.keys()].at(-1 - it.back) ?? town.newId();
      return town.complete({ kind: "capture", hold, amount: null });
    }
    case "reversal": {
      const transfer = town.transfers.at(-1 - it.back)?.id ?? town.newId();
      return town.complete({ kind: "reversal", transfer, reason: "no" });
    }
    case "set_standing":
      return it;
    case "set_policies":
      return {
        kind: "set_policies",
        currency: "JUNE",
        version: town.state.ticking.versions("JUNE").length + 1,
        effectiveAt: null,
        policies: it.policies,
      };
  }
}

/** What the accounts of a town are exactly: at every tick it walks over all of them, and never rounds. */
class ExactAccounts {
  readonly #values = new Map<string, Exact>(accounts.map((id) => [id, exactly(0)]));
  #ticks = 1;
  #postings = 0;

  /** Takes in what the town did since: its ticks, by how accounts stood before, then what was posted. */
  follow(town: Book, before: ReadonlyMap<string, { held: number; receives: boolean; type: string }>): void {
    const { ticks, indexes } = town.state.ticking.added;
    for (const { number } of ticks.slice(this.#ticks))
      for (const id of accounts) {
        const account = before.get(id);
        const value = this.#values.get(id);
        const stepOf = (type: string) => {
          const [earlier, row] = [number - 1, number].map((tick) =>
            indexes.find((it) => it.tick === tick && it.type === type),
          );
          return earlier && row ? { earlier, row } : undefined;
        };
        // An index that begins with this tick counts from the next one on
        const taken = stepOf(account?.type ?? EVERY_TYPE) ?? stepOf(EVERY_TYPE);
        if (!account || !value || !taken) throw new Error("a tick without an index");
        const { earlier, row } = taken;
        const dividend = row.created - earlier.created;
        const { factor, floor } = row;
        this.#values.set(id, tickExactly({ ...account, value }, { factor, floor, dividend }));
      }
    for (const { account, amount: moved, purpose } of town.postings.slice(this.#postings)) {
      const value = this.#values.get(account);
      if (value && purpose !== "dividend" && purpose !== "melting")
        this.#values.set(account, plus(value, moved));
    }
    this.#ticks = ticks.length;
    this.#postings = town.postings.length;
  }

  /** How far an account of the town is from what it is exactly, in units. */
  distance(town: Book, id: string): number {
    const { posted, fraction } = town.account(id);
    return Math.abs(deviation(this.#values.get(id) ?? exactly(0), posted, fraction));
  }
}

const standings = (town: Book) => new Map(accounts.map((id) => [id, town.account(id)]));

test("whatever happens between ticks, each account stands at what it is exactly, and the books agree", () => {
  fc.assert(
    fc.property(history, policies, (steps, first) => {
      const town = freeTown(first.dividend ? first : undefined);
      const exact = new ExactAccounts();
      for (const { days, step: it } of steps) {
        town.now += days * DAY_MS;
        const before = standings(town);
        town.submit([commandOf(town, it)]);
        exact.follow(town, before);
      }
      for (const account of accounts) town.set({ kind: "settle", account });
      for (const account of accounts) expect(exact.distance(town, account)).toBeLessThan(2 ** -10);
      const sum = [...town.state.accounts.values()].reduce((total, { posted }) => total + posted, 0);
      expect(sum).toBe(0);
      expect(town.posted("JUNE:dividends")).toBe(0);
      expect(town.faults).toEqual([]);
    }),
  );
});
