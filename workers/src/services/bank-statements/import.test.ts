import { afterAll, beforeAll, expect, test } from "vitest";

import { listAudit } from "#services/audit/list.ts";
import { listBankLines } from "#services/bank-lines/list.ts";
import { retryBankLine } from "#services/bank-lines/match.ts";
import { noLines } from "#services/bank-statements/find.ts";
import { importStatement } from "#services/bank-statements/import.ts";
import { listStatements } from "#services/bank-statements/list.ts";
import { resumeStatement } from "#services/bank-statements/resume.ts";
import { tryStatement } from "#services/bank-statements/try.ts";
import { cancelDeposit } from "#services/deposits/cancel.ts";
import { getDeposit } from "#services/deposits/get.ts";
import { setLimits } from "#services/accounts/setLimits.ts";
import { type BankTown, fileOf, startBankTown } from "#testing/bankTown.ts";

let town: BankTown;

beforeAll(async () => {
  town = await startBankTown();
});

afterAll(() => town.close());

const stateOf = async (id: string) => (await getDeposit(town.context(), town.admin, id)).state;

test("a credit that names an expected deposit, of its amount, is issued on its account, and shows both ways", async () => {
  const noor = await town.join("Noor");
  const deposit = await town.announce(noor.caller, noor.account, "50,00");
  expect(deposit).toMatchObject({ state: "expected", amount: "50.00", received: null, issued: null });

  const label = `vir sepa noor haddad ${deposit.reference.toLowerCase().replaceAll("-", " ")}`;
  const statement = await town.bring([
    { label, amount: "50,00" },
    { label: "PRLV EDF", amount: "-80,20" },
    { label: "VIR SANS RIEN", amount: "50,00" },
  ]);
  expect(statement).toMatchObject({
    entries: 3,
    added: 3,
    known: 0,
    firstDay: "2026-11-22",
    states: { ...noLines, issued: 1, debit: 1, unmatched: 1 },
  });
  expect(await town.postedOn(noor.account)).toBe(5000);
  expect(await getDeposit(town.context(), noor.caller, deposit.id)).toMatchObject({
    state: "issued",
    received: "50.00",
    issued: "50.00",
    refusal: null,
    payTo: null,
    transfer: expect.any(String),
  });
  expect(await town.issues()).toContainEqual([noor.account, 5000, deposit.reference]);

  const page = await listBankLines(town.context(), town.admin, { statement: statement.id, limit: 10 });
  expect(page.items.map(({ amount, state, note }) => [amount, state, note])).toEqual(
    expect.arrayContaining([
      ["50.00", "issued", null],
      ["-80.20", "debit", null],
      ["50.00", "unmatched", "no_reference"],
    ]),
  );
  const audit = await listAudit(town.context(), town.admin, { limit: 50 });
  expect(audit.items.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["bank_statement.import", "currency.issue"]),
  );
});

test("a file that comes again, or three times at once, changes nothing", async () => {
  const ada = await town.join("Ada");
  const deposit = await town.announce(ada.caller, ada.account, "20");
  const lines = [
    { label: deposit.reference, amount: "20,00" },
    { label: "VIR ANONYME", amount: "7,00" },
    { label: "VIR ANONYME", amount: "7,00" },
  ];
  const files = [fileOf(lines), fileOf(lines), fileOf(lines)];
  const first = await Promise.all(files.map((file) => importStatement(town.context(), town.admin, file)));
  expect(first.reduce((sum, { added }) => sum + added, 0)).toBe(3);
  const again = await town.bring(lines);
  expect(again).toMatchObject({ added: 0, known: 3, states: noLines });
  expect(await town.postedOn(ada.account)).toBe(2000);
  expect(await stateOf(deposit.id)).toBe("issued");
  const listed = await listStatements(town.context(), town.admin, { limit: 2 });
  expect([listed.items.length, listed.next === null]).toEqual([2, false]);
});

test("an id stands for one file: sent again it answers the same, and never for another", async () => {
  const file = fileOf([{ label: "VIR", amount: "1,00", day: 3 }]);
  const answer = await importStatement(town.context(), town.admin, file);
  expect(await importStatement(town.context(), town.admin, file)).toEqual(answer);
  const other = fileOf([{ label: "VIR", amount: "2,00", day: 3 }], { id: file.id });
  await expect(importStatement(town.context(), town.admin, other)).rejects.toMatchObject({
    code: "id_reused",
  });
  expect(await resumeStatement(town.context(), town.admin, file.id)).toEqual(answer);
  expect((await town.lines()).filter(({ bookedOn }) => bookedOn === "2026-11-03")).toHaveLength(1);
});

test("what does not agree in every point waits for a person, and says why", async () => {
  const zoe = await town.join("Zoe");
  const [short, twice, cancelled, other] = await Promise.all(
    ["10", "11", "12", "13"].map((amount) => town.announce(zoe.caller, zoe.account, amount)),
  );
  if (!short || !twice || !cancelled || !other) throw new Error("a deposit is missing");
  await cancelDeposit(town.context(), zoe.caller, cancelled.id);
  const statement = await town.bring([
    { label: short.reference, amount: "9,99", day: 5 },
    { label: `${twice.reference} first`, amount: "11,00", day: 5 },
    { label: `${twice.reference} second`, amount: "11,00", day: 6 },
    { label: cancelled.reference, amount: "12,00", day: 5 },
    { label: `${other.reference} ${short.reference}`, amount: "13,00", day: 5 },
    { label: "MIEL-HT9W8-K", amount: "13,00", day: 5 },
  ]);
  expect(statement.states).toEqual({ ...noLines, issued: 1, amount_differs: 1, unmatched: 4 });
  const lines = (await town.lines()).filter((line) => line.statement === statement.id);
  expect(lines.map(({ note, deposit }) => [note, deposit])).toEqual(
    expect.arrayContaining([
      [null, short.id],
      [null, twice.id],
      ["deposit_used", twice.id],
      ["deposit_cancelled", cancelled.id],
      ["several_references", null],
      ["unknown_reference", null],
    ]),
  );
  expect(await town.postedOn(zoe.account)).toBe(1100);
  expect(await Promise.all([short, twice, cancelled, other].map(({ id }) => stateOf(id)))).toEqual([
    "expected",
    "issued",
    "cancelled",
    "expected",
  ]);
});

test("a trial tells what would happen, and nothing of it happens", async () => {
  const ida = await town.join("Ida");
  const deposit = await town.announce(ida.caller, ida.account, "30");
  const before = await town.lines();
  const file = fileOf([
    { label: `${deposit.reference} a`, amount: "30,00", day: 7 },
    { label: `${deposit.reference} b`, amount: "30,00", day: 7 },
    { label: "PRLV", amount: "-1,00", day: 7 },
  ]);
  const trial = await tryStatement(town.context(), town.admin, file);
  expect(trial).toMatchObject({
    dryRun: true,
    entries: 3,
    added: 3,
    states: { ...noLines, matched: 1, unmatched: 1, debit: 1 },
  });
  expect(
    trial.lines.map(({ amount, state, note, depositReference }) => [amount, state, note, depositReference]),
  ).toEqual([
    ["30.00", "matched", null, deposit.reference],
    ["30.00", "unmatched", "deposit_used", deposit.reference],
    ["-1.00", "debit", null, null],
  ]);
  expect(await town.lines()).toEqual(before);
  expect(await stateOf(deposit.id)).toBe("expected");

  await importStatement(town.context(), town.admin, file);
  const after = await tryStatement(town.context(), town.admin, file);
  expect(after).toMatchObject({ added: 0, known: 3, states: noLines, lines: [] });
});

test("what the ledger refuses is listed with its reason, and issued once that is gone", async () => {
  const eve = await town.join("Eve");
  const deposit = await town.announce(eve.caller, eve.account, "3500");
  const statement = await town.bring([{ label: deposit.reference, amount: "3 500,00", day: 8 }]);
  expect(statement.states).toEqual({ ...noLines, refused: 1 });
  expect(await getDeposit(town.context(), eve.caller, deposit.id)).toMatchObject({
    state: "refused",
    received: "3500.00",
    refusal: "balance_cap_exceeded",
    transfer: null,
  });
  const [line] = (await listBankLines(town.context(), town.admin, { state: "refused", limit: 9 })).items;
  expect(line).toMatchObject({ refusal: "balance_cap_exceeded", account: eve.account, issued: "3500.00" });

  const still = await retryBankLine(town.context(), town.admin, line?.id ?? "");
  expect([still.state, still.transfer === line?.transfer]).toEqual(["refused", false]);
  const limits = { creditLimit: "0", balanceCap: null, reason: "Essai" };
  await setLimits(town.context(), town.admin, eve.account, limits);
  for (let asked = 0; asked < 2; asked += 1)
    expect((await retryBankLine(town.context(), town.admin, line?.id ?? "")).state).toBe("issued");
  expect(await town.postedOn(eve.account)).toBe(350_000);
  expect(await stateOf(deposit.id)).toBe("issued");
});

test("tellers import; members and auditors do not", async () => {
  const teller = await town.join("Tim", "individual", "teller");
  const auditor = await town.join("Odile", "individual", "auditor");
  const member = await town.join("Max");
  expect((await town.bring([{ label: "VIR", amount: "6,00", day: 9 }], teller.caller)).added).toBe(1);
  for (const { caller } of [auditor, member])
    await expect(town.bring([{ label: "VIR", amount: "6,00" }], caller)).rejects.toMatchObject({
      code: "forbidden",
    });
  expect((await listBankLines(town.context(), auditor.caller, { limit: 1 })).items).toHaveLength(1);
  await expect(listBankLines(town.context(), member.caller, { limit: 1 })).rejects.toMatchObject({
    code: "forbidden",
  });
});
