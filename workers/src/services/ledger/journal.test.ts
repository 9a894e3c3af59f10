import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import { promisify } from "node:util";

import { afterAll, beforeAll, expect, test } from "vitest";

import type { JournalQuery } from "@mereau/shared/contracts/ledger.ts";
import { awkwardNames } from "@mereau/shared/journal/testing.ts";
import type { Caller } from "#services/context.ts";
import { createCurrency } from "#services/currencies/create.ts";
import { issue } from "#services/currencies/issue.ts";
import { openAccount } from "#services/accounts/open.ts";
import { exportJournal } from "#services/ledger/journal.ts";
import { textStream } from "#services/stream.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

const run = promisify(execFile);

/** Whether a program is installed; the journals written for one that is not are not tried with it, and that is said. */
async function isInstalled(program: string): Promise<boolean> {
  const found = await run(program, ["--version"]).then(
    () => true,
    () => false,
  );
  if (!found) process.stdout.write(`${program} is not installed: its journals are not tried with it\n`);
  return found;
}

const hasHledger = await isInstalled("hledger");
const hasLedger = await isInstalled("ledger");
const hasBeancount = await isInstalled("bean-check");

let town: TestCommunity;
let folder: string;
const people: { caller: Caller; account: string; number: number }[] = [];
/** The moment between the two halves of the story. */
let half = 0;

const pay = (from: number, to: number, amount: string, memo: string | null) =>
  createTransfer(town.context(), people[from]?.caller ?? town.admin, {
    ...paymentOf(people[from]?.account ?? "", people[to]?.account ?? "", amount, memo),
    category: "pain, vin",
    reference: "date:[2026-99-99]",
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mereau-journal-"));
  town = await startCommunity();
  for (const name of awkwardNames) people.push(await town.join(name));
  for (const { account } of people) await town.endow(account, "100");
  await pay(0, 1, "12,50", "Deux pains ; (x) = 5 | 2026-01-01 * faux");
  const wrong = await pay(1, 2, "7", "  double   espace  ");
  half = wrong.at;
  await reverseTransfer(town.context(), town.admin, wrong.id, { id: newId(), reason: '"guillemets" \\' });
  await pay(2, 0, "0,01", null);
  const hearts = { name: "Cœurs", symbol: "<3", scale: 0, kind: "prepaid", backing: null } as const;
  await createCurrency(town.context(), town.admin, { ...hearts, code: "3C", signatureFrom: null });
  const [first] = people;
  if (!first) throw new Error("nobody joined");
  const member = first.caller.member;
  await openAccount(town.context(), town.admin, { member, currency: "3C", ordinal: 1 });
  const to = `3C:${first.number}`;
  const told = { memo: null, category: null, confirmExpected: false };
  const gift = { id: newId(), to, amount: "1500", reference: null, ...told };
  await issue(town.context(), town.admin, "3C", gift);
});

afterAll(async () => {
  await town.close();
  await rm(folder, { recursive: true });
});

async function exported(query: JournalQuery): Promise<string> {
  const { texts } = await exportJournal(town.context(), town.admin, query);
  return readText(textStream(texts));
}

async function hledger(journal: string, ...command: string[]): Promise<string> {
  const file = join(folder, "journal");
  await writeFile(file, journal);
  const { stdout } = await run("hledger", ["-f", file, ...command], {
    env: { ...process.env, LANG: "C.UTF-8" },
  });
  return stdout;
}

/** Balances by the part of the account's name that is its number or kind. */
async function balances(journal: string): Promise<Record<string, string>> {
  const csv = await hledger(journal, "balance", "--flat", "--no-total", "--empty", "--output-format=csv");
  const rows = csv.trim().split("\n").slice(1);
  return Object.fromEntries(
    rows.map((row) => {
      const [account = "", amount = ""] = row.slice(1, -1).split('","');
      const [kind, name = "", currency] = account.split(":");
      return [currency === undefined ? account : `${kind}:${name.split(" ")[0]}:${currency}`, amount];
    }),
  );
}

test.skipIf(!hasHledger)(
  "hledger accepts the journal, strictly, and finds every balance to the unit",
  async () => {
    const journal = await exported({ format: "hledger" });
    await hledger(journal, "check", "--strict", "ordereddates");
    expect(await balances(journal)).toMatchObject({
      "Members:1002:MIEL": "87.51 MIEL",
      "Members:1003:MIEL": "112.50 MIEL",
      "Members:1004:MIEL": "99.99 MIEL",
      "Issuance:MIEL": "-300.00 MIEL",
      "Reserve:EUR": "300.00 EUR",
      "Deposits:EUR": "-300.00 EUR",
      "Members:1002:3C": '1500 ""3C""',
      "Issuance:3C": '-1500 ""3C""',
    });
    expect(journal.match(/^\d{4}-\d\d-\d\d \* \(/gm)).toHaveLength(3 + 4 + 1);
  },
);

test.skipIf(!hasHledger)(
  "a journal from a moment on opens with what stood before, and ends the same",
  async () => {
    const whole = await balances(await exported({ format: "hledger" }));
    const late = await exported({ format: "hledger", from: half + 1 });
    await hledger(late, "check", "--strict");
    expect(await balances(late)).toMatchObject(whole);
    expect(late.match(/^\d{4}-\d\d-\d\d \* \(/gm)).toHaveLength(3);
    const early = await exported({ format: "hledger", to: half + 1 });
    expect(await balances(early)).toMatchObject({ "Members:1004:MIEL": "107.00 MIEL" });
  },
);

test.skipIf(!hasHledger)("hledger refuses the journal once a figure in it was touched", async () => {
  const journal = await exported({ format: "hledger" });
  const touched = journal.replaceAll("12.50 MIEL\n", "12.51 MIEL\n");
  expect(touched).not.toBe(journal);
  await expect(hledger(touched, "check")).rejects.toThrow(/assertion/);
});

test.skipIf(!hasLedger)(
  "ledger-cli accepts its journal, and refuses it once a figure was touched",
  async () => {
    const journal = await exported({ format: "ledger" });
    const file = join(folder, "journal.ledger");
    const accounts = ["-f", file, "--strict", "--pedantic", "balance", "--flat", "Reserve:EUR"];
    await writeFile(file, journal);
    const { stdout } = await run("ledger", accounts);
    expect(stdout).toContain("300.00 EUR");
    await writeFile(file, journal.replaceAll("12.50 MIEL\n", "12.51 MIEL\n"));
    await expect(run("ledger", accounts)).rejects.toThrow(/assertion/i);
  },
);

test.skipIf(!hasBeancount)(
  "beancount accepts its journal, and refuses it once a figure was touched",
  async () => {
    const journal = await exported({ format: "beancount" });
    const file = join(folder, "journal.beancount");
    await writeFile(file, journal);
    await run("bean-check", [file]);
    await writeFile(file, journal.replaceAll("12.50 MIEL\n", "13.50 MIEL\n"));
    await expect(run("bean-check", [file])).rejects.toThrow(/Balance failed/);
  },
);

test("every format says the same of the same payment", async () => {
  const [ledger, beancount, csv] = await Promise.all(
    (["ledger", "beancount", "csv"] as const).map((format) => exported({ format })),
  );
  expect(ledger).toContain("  -12.50 MIEL\n");
  expect(beancount).toContain("  Assets:Members:1002:MIEL  -12.50 MIEL\n");
  expect(beancount).toContain("balance Assets:Members:1002:3C  1500 X3C\n");
  expect(csv?.split("\r\n").filter((row) => row.includes(",-12.50,87.50,"))).toHaveLength(1);
});

test("members do not read the ledger", async () => {
  const [first] = people;
  if (!first) throw new Error("nobody joined");
  await expect(exportJournal(town.context(), first.caller, { format: "csv" })).rejects.toMatchObject({
    code: "forbidden",
  });
});
