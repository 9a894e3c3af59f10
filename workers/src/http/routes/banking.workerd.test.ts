import { beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { camtFile } from "@mereau/shared/banking/camt/testing.ts";
import { bankDetailsAnswer } from "@mereau/shared/contracts/bankDetails.ts";
import { bankLine, bankLinePage } from "@mereau/shared/contracts/bankLines.ts";
import { bankMappings } from "@mereau/shared/contracts/bankMappings.ts";
import { bankStatement, bankStatementPage, statementTrial } from "@mereau/shared/contracts/bankStatements.ts";
import { redemption, redemptionPage } from "@mereau/shared/contracts/redemptions.ts";
import { chargedTransfer } from "@mereau/shared/contracts/transfers.ts";
import { deposit, depositPage } from "@mereau/shared/contracts/deposits.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { exampleRequests } from "#http/openapi/exampleRequests.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;
let noor: { token: string; account: string };

const details = { holder: "Association Essai", iban: "FR76 3000 6000 0112 3456 7890 189" };

beforeAll(async () => {
  town = await foundWorkerTown();
  noor = await town.join("Noor", "provider");
  await town.ask(town.admin, ["PUT", "bank-details"], [200, bankDetailsAnswer], details);
});

const importing = (text: string, change: object = {}) => ({
  id: newId(),
  format: "camt053",
  text,
  ...change,
});

test("euros go from an announcement through the bank’s statement to the account", async () => {
  const { ask, admin } = town;
  const seen = await ask(noor.token, ["GET", "bank-details"], [200, bankDetailsAnswer]);
  expect(seen.details).toMatchObject({ iban: "FR7630006000011234567890189", bic: null, prices: [] });

  const wanted = { id: newId(), account: noor.account, amount: "50,00" };
  const announced = await ask(noor.token, ["POST", "deposits"], [201, deposit], wanted);
  expect(announced.payTo?.iban).toBe("FR7630006000011234567890189");

  const entry = { amount: "50.00", day: "2026-11-22", reference: "B1" };
  const text = camtFile([
    { ...entry, transactions: [{ label: `Pour ${announced.reference}`, name: "Noor Haddad" }] },
    { ...entry, reference: "B2", amount: "9.00" },
  ]);
  const trial = await ask(
    admin,
    ["POST", "bank-statements"],
    [200, statementTrial],
    importing(text, { dryRun: true }),
  );
  expect([trial.states.matched, trial.states.unmatched]).toEqual([1, 1]);
  const file = importing(text);
  const imported = await ask(admin, ["POST", "bank-statements"], [201, bankStatement], file);
  expect(imported.states).toMatchObject({ issued: 1, unmatched: 1 });
  const again = await ask(admin, ["POST", `bank-statements/${file.id}/resume`], [200, bankStatement]);
  expect(again).toEqual(imported);
  expect(await ask(admin, ["GET", `bank-statements/${file.id}`], [200, bankStatement])).toEqual(imported);
  expect((await ask(admin, ["GET", "bank-statements"], [200, bankStatementPage])).items).toEqual([imported]);

  const mine = await ask(noor.token, ["GET", "deposits?state=issued"], [200, depositPage]);
  expect(mine.items).toMatchObject([{ id: announced.id, received: "50.00", issued: "50.00", payTo: null }]);

  const open = await ask(admin, ["GET", "bank-lines?state=unmatched"], [200, bankLinePage]);
  const [line] = open.items;
  const at = `bank-lines/${line?.id}`;
  await ask(admin, ["POST", `${at}/ignore`], [200, bankLine], { reason: "Cotisation" });
  await ask(admin, ["DELETE", `${at}/ignore`], [200, bankLine]);
  const matched = await ask(admin, ["POST", `${at}/match`], [200, bankLine], { account: noor.account });
  expect(matched).toMatchObject({ state: "issued", issued: "9.00", currency: "MIEL" });
  expect(await ask(admin, ["GET", at], [200, bankLine])).toEqual(matched);
});

test("what is redeemed is listed until its euros are wired, over HTTP", async () => {
  const { ask, admin } = town;
  const wanted = { id: newId(), from: noor.account, amount: "8" };
  await ask(noor.token, ["POST", "currencies/MIEL/redemptions"], [201, chargedTransfer], wanted);
  const due = await ask(admin, ["GET", "redemptions"], [200, redemptionPage]);
  expect(due.items).toMatchObject([{ id: wanted.id, holder: "Noor", euros: "8.00", state: "due" }]);
  const at = `redemptions/${wanted.id}/payout`;
  const payout = { wiredOn: "2026-12-01", reference: "VIR-8" };
  expect(await ask(admin, ["PUT", at], [200, redemption], payout)).toMatchObject({ state: "wired", payout });
  const csv = await ask(admin, ["GET", "redemptions?state=wired&format=csv"], [200, z.string()]);
  expect(csv).toMatch(
    /^date,account,holder,.*\r\n.*,Noor,wired,MIEL,8\.00,0\.00,8\.00,8\.00,2026-12-01,VIR-8,/,
  );
  expect(await town.codeOf(noor.token, ["GET", "redemptions?format=csv"], 403)).toBe("forbidden");
  expect((await ask(admin, ["DELETE", at], [200, redemption])).state).toBe("due");
});

test("a deposit is given up over HTTP, by its owner alone", async () => {
  const other = await town.join("Ada", "individual");
  const wanted = { id: newId(), account: noor.account, amount: "1" };
  await town.ask(noor.token, ["POST", "deposits"], [201, deposit], wanted);
  expect(await town.codeOf(other.token, ["POST", `deposits/${wanted.id}/cancel`], 404)).toBe(
    "unknown_deposit",
  );
  const given = await town.ask(noor.token, ["POST", `deposits/${wanted.id}/cancel`], [200, deposit]);
  expect(given.state).toBe("cancelled");
});

test("the example of an import is read, with a mapping that is remembered", async () => {
  const mappings = exampleRequests["changeBankMappings"];
  await town.ask(town.admin, ["PUT", "bank-mappings"], [200, bankMappings], mappings);
  const { items } = await town.ask(town.admin, ["GET", "bank-mappings"], [200, bankMappings]);
  expect(items.map(({ name }) => name)).toEqual(["Crédit coopératif"]);
  const { mapping: _, ...example } = { mapping: null, ...exampleRequests["importBankStatement"] };
  const file = { ...example, mappingName: "Crédit coopératif" };
  const trial = await town.ask(town.admin, ["POST", "bank-statements"], [200, statementTrial], file);
  expect(trial.lines).toMatchObject([{ amount: "50.00", state: "unmatched", note: "unknown_reference" }]);
});

test.each([
  ["xml_doctype", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"],
  ["xml_malformed", "<a>".repeat(50_000)],
  ["xml_malformed", "not XML"],
  ["not_camt053", "<Document/>"],
])("a hostile or wrong file is refused with a sentence: %s", async (code, text) => {
  const request = importing(text);
  const refused = await town.ask(town.admin, ["POST", "bank-statements"], [422, problem], request);
  expect(refused.code).toBe("statement_unreadable");
  expect(refused.fields).toMatchObject([{ field: "text", code }]);
});

test("a file of a megabyte is taken in, and one beyond the limit is not", async () => {
  const entries = Array.from({ length: 2000 }, (_, index) => ({
    amount: "1.00",
    day: "2026-11-21",
    reference: `L${index}`,
    transactions: [{ label: "x".repeat(200), name: `Somebody ${index}` }],
  }));
  const text = camtFile(entries);
  expect(text.length).toBeGreaterThan(1_000_000);
  const imported = await town.ask(
    town.admin,
    ["POST", "bank-statements"],
    [201, bankStatement],
    importing(text),
  );
  expect(imported).toMatchObject({ entries: 2000, added: 2000, states: { unmatched: 2000 } });
  const long = importing("x".repeat(4_000_001));
  expect(await town.codeOf(town.admin, ["POST", "bank-statements"], 422, long)).toBe("invalid_input");
  const longer = importing("x".repeat(9_000_000));
  expect(await town.codeOf(town.admin, ["POST", "bank-statements"], 413, longer)).toBe("body_too_large");
});

test("members neither import nor read the bank", async () => {
  for (const path of ["bank-lines", "bank-statements", "bank-mappings"])
    expect(await town.codeOf(noor.token, ["GET", path], 403)).toBe("forbidden");
  const request = importing(camtFile([]));
  expect(await town.codeOf(noor.token, ["POST", "bank-statements"], 403, request)).toBe("forbidden");
  expect(await town.codeOf(noor.token, ["PUT", "bank-details"], 403, details)).toBe("forbidden");
  const wrong = { ...details, iban: "FR7630006000011234567890188" };
  const refused = await town.ask(town.admin, ["PUT", "bank-details"], [422, problem], wrong);
  expect(refused.fields?.[0]).toMatchObject({
    field: "iban",
    message: "doit être un IBAN : sa clé de contrôle ne correspond pas",
  });
});
