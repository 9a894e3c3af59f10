import { expect, test } from "vitest";

import type { Command } from "#ledger/command.ts";
import { townWith } from "#ledger/testing/chargingTown.ts";
import { smallTown } from "#ledger/testing/book.ts";
import { DAY_MS, freeTown } from "#ledger/testing/freeTown.ts";
import { Books } from "#ledger/verify/books.ts";
import { readContent } from "#ledger/verify/content.ts";
import { policySettings } from "#policies/registry.ts";

const levy = (percent: string, payerTypes: string[] = []) => {
  const rule = { name: "r", from: "both", payerTypes, to: [{ pot: "MIEL:pot-system" }] };
  return { levy: { rules: [{ ...rule, bands: [{ upTo: null, percent }] }] } };
};

test("what is decided before and after a setting of the same batch goes by what held at that moment", () => {
  const town = townWith(levy("2", ["shop"]));
  const between = { currency: "MIEL", from: "MIEL:1001", to: "MIEL:1002", amount: 1_000 } as const;
  const pay = () => town.complete({ kind: "payment", ...between });
  const hold = () => town.complete({ kind: "hold", ...between, expiresAt: town.now + 1_000 });
  const standing = { kind: "set_standing", account: "MIEL:1001", type: "shop", receives: false } as const;
  const policies = policySettings.parse(levy("5"));
  const [early, late] = [hold(), hold()];
  const capture = ({ id }: Command & { id: string }, amount: number | null) =>
    town.complete({ kind: "capture", hold: id, amount });
  const verdicts = town.submit([
    pay(),
    early,
    standing,
    pay(),
    late,
    capture(late, 300),
    { kind: "set_policies", currency: "MIEL", version: 2, effectiveAt: null, policies },
    pay(),
    capture(early, null),
    capture(late, null),
  ]);
  expect(verdicts.every(({ ok }) => ok)).toBe(true);
  const levied = town.postings.filter((it) => it.purpose === "levy" && it.account === "MIEL:1001");
  expect(levied.map(({ amount }) => amount)).toEqual([-20, -6, -50, -14]);
  expect(town.faults).toEqual([]);
});

test("batches of the first form, which knew no policies, are gone through as ever", () => {
  const town = smallTown();
  const between = { currency: "MIEL", from: "MIEL:1001", to: "MIEL:1002" } as const;
  const hold = town.do({ kind: "hold", ...between, amount: 500, expiresAt: town.now + 1_000 }).transfer;
  town.do({ kind: "capture", hold: hold?.id ?? "", amount: 200 });
  const paid = town.do({ kind: "payment", ...between, amount: 700 }).transfer;
  town.do({ kind: "reversal", transfer: paid?.id ?? "", reason: "twice" });
  const books = new Books();
  const faults: string[] = [];
  for (const { mereau: _, community, seq, id, epoch, at, ...tables } of town.batches) {
    const first = { mereau: 1, community, seq, id, epoch, at };
    const { currency, account, allowance, transfer, hold: holds, posting } = tables;
    const narrow = {
      currency: currency.map((row) => row.slice(0, 7)),
      account: account.map((row) => row.slice(0, 8)),
      allowance,
      transfer,
      hold: holds.map((row) => row.slice(0, 8)),
      posting: posting.map((row) => row.slice(0, 5)),
    };
    const content = readContent(JSON.stringify({ ...first, ...narrow }));
    if (content) books.follow(content, (what) => faults.push(what));
    else faults.push("it cannot be read");
  }
  books.finish((what) => faults.push(what));
  expect(faults).toEqual([]);
  expect(books.accounts.get("MIEL:1002")).toMatchObject({ posted: 10_200, held: 0 });
});

test("an association whose fee comes to nothing leaves no trace, and is thought of", () => {
  const pots = ["MIEL:pot-school", "MIEL:pot-system", "beneficiary"];
  const [school, system, chosen] = ["0.3", "0.2", "0.2"].map((percent, place) => ({
    percent,
    to: pots[place],
  }));
  const town = townWith({ redemption: { fees: [school, system, chosen], fallback: "MIEL:pot-system" } });
  const redemption = { kind: "redemption", currency: "MIEL", from: "MIEL:1001", amount: 100 } as const;
  expect(town.do({ ...redemption, beneficiary: "MIEL:1002" }).ok).toBe(true);
  expect(town.do(redemption).ok).toBe(true);
  expect(town.postings.filter((it) => it.purpose === "fee").map(({ account }) => account)).toEqual([
    "MIEL:1001",
    "MIEL:pot-school",
    "MIEL:1001",
    "MIEL:pot-system",
  ]);
  expect(town.faults).toEqual([]);
});

test("a clock that was off for years catches up batch by batch, and nothing is decided before it has", () => {
  const pay = { kind: "payment", currency: "JUNE", from: "JUNE:1001", to: "JUNE:1004", amount: 100 } as const;
  const [patient, hasty] = [freeTown(), freeTown()];
  for (const town of [patient, hasty]) town.now += 1_500 * DAY_MS;
  patient.submit([]);
  expect(patient.state.ticking.lastTick("JUNE")?.number).toBe(1_000);
  expect(patient.do(pay).ok).toBe(true);
  expect(patient.faults).toEqual([]);
  expect(hasty.do(pay).ok).toBe(true);
  expect(hasty.faults).toEqual([expect.stringContaining("JUNE had a tick due before it")]);
});
