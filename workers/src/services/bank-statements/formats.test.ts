import { afterAll, beforeAll, expect, test } from "vitest";

import { camtFile } from "@mereau/shared/banking/camt/testing.ts";
import { listBankLines } from "#services/bank-lines/list.ts";
import { changeBankMappings } from "#services/bank-mappings/change.ts";
import { importStatement } from "#services/bank-statements/import.ts";
import { type BankTown, fileOf, mapping, startBankTown } from "#testing/bankTown.ts";
import { newId } from "#testing/community.ts";

let town: BankTown;

beforeAll(async () => {
  town = await startBankTown();
});

afterAll(() => town.close());

/** A camt.053 file, to be imported. */
const camtOf = (text: string) => ({
  id: newId(),
  name: null,
  dryRun: false,
  format: "camt053" as const,
  text,
});

test("a camt.053 file is imported by its own account number", async () => {
  const kofi = await town.join("Kofi");
  const deposit = await town.announce(kofi.caller, kofi.account, "1234,50");
  const entry = {
    amount: "1234.50",
    day: "2026-11-22",
    reference: "B1",
    transactions: [{ label: deposit.reference }],
  };
  const text = camtFile([entry]);
  const { states } = await importStatement(town.context(), town.admin, camtOf(text));
  expect([states.issued, await town.postedOn(kofi.account)]).toEqual([1, 123_450]);

  const foreign = text.replace("FR7630006000011234567890189", "GB82WEST12345698765432");
  await expect(importStatement(town.context(), town.admin, camtOf(foreign))).rejects.toMatchObject({
    code: "foreign_bank_account",
    figures: { iban: { fr: "GB82WEST12345698765432" } },
  });
  const broken = text.replace("1234.50", "1234.505");
  await expect(importStatement(town.context(), town.admin, camtOf(broken))).rejects.toMatchObject({
    code: "statement_unreadable",
    fields: [
      { field: "text", code: "amount_too_fine", message: { en: "line 1: has a part of a cent (1234.505)" } },
    ],
  });
});

test("a table is read by a mapping that the community remembers", async () => {
  const { mapping: _, ...file } = { ...fileOf([{ label: "VIR", amount: "5,00", day: 9 }]), mapping };
  const named = { ...file, format: "csv" as const, mappingName: "La Nef" };
  await expect(importStatement(town.context(), town.admin, named)).rejects.toMatchObject({
    code: "unknown_mapping",
    fields: [{ field: "mappingName", code: "unknown_mapping" }],
  });
  await changeBankMappings(town.context(), town.admin, { items: [{ name: "La Nef", mapping }] });
  expect((await importStatement(town.context(), town.admin, named)).states.unmatched).toBe(1);
});

test("a payment read in two ways is two lines, and each says that there is another like it", async () => {
  const day = { amount: "77,00", day: 12 };
  await town.bring([{ ...day, label: "VIR ADA" }]);
  await town.bring([
    { ...day, label: "VIR ADA DETAIL" },
    { ...day, label: "VIR ADA" },
  ]);
  const { items } = await listBankLines(town.context(), town.admin, { limit: 50 });
  const both = items.filter(({ amount }) => amount === "77.00");
  expect(both.map(({ label, alike }) => [label, alike])).toEqual(
    expect.arrayContaining([
      ["VIR ADA", 1],
      ["VIR ADA DETAIL", 1],
    ]),
  );
  expect(both).toHaveLength(2);
});
