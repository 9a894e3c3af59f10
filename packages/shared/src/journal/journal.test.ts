import { expect, test } from "vitest";

import { beancount } from "#journal/beancount.ts";
import { csv } from "#journal/csv.ts";
import { hledger } from "#journal/hledger.ts";
import { ledger } from "#journal/ledger.ts";
import { writeJournal } from "#journal/testing.ts";
import { smallTown } from "#ledger/testing/book.ts";

const hostileMemo = 'Pain ; (x)\n2026-01-01 * fake\n    A  1 MIEL\t| "é" [2026-99-99] = 5';

function paidTown() {
  const town = smallTown();
  town.do({
    kind: "payment",
    currency: "MIEL",
    from: "MIEL:1001",
    to: "MIEL:1002",
    amount: 1_250,
    memo: hostileMemo,
    category: "food, drink",
    reference: "date: tomorrow",
  });
  return town;
}

test.each([hledger, ledger])("a member's text cannot begin a line, a comment or an assertion", (format) => {
  const journal = writeJournal(paidTown(), format);
  const line = journal.split("\n").find((candidate) => candidate.includes("Pain"));
  expect(line).toMatch(/payment [|-] Pain x 2026-01-01 fake A 1 MIEL é 2026-99-99 5/);
  expect(journal).not.toContain("[");
  expect(journal.split("\n").filter((candidate) => candidate.includes("fake"))).toHaveLength(1);
});

test("an account in hledger is its number and its name, in one currency", () => {
  const journal = writeJournal(paidTown(), hledger);
  expect(journal).toMatch(/\n {4}Members:1001 [^\n]+:MIEL {2}-12\.50 MIEL\n/);
  expect(journal).toMatch(/\naccount Issuance:MIEL\n/);
});

test("an issue shows the reserve's legs beside the currency's", () => {
  const town = smallTown();
  const issue = writeJournal(town, beancount).split("\n\n")[1] ?? "";
  const figures = issue.split("\n").filter((line) => /^ {2}(Assets|Liabilities)/.test(line));
  expect(figures).toEqual([
    "  Liabilities:Issuance:MIEL  -100.00 MIEL",
    "  Assets:Members:1001:MIEL  100.00 MIEL",
    "  Liabilities:Deposits:EUR  -100.00 EUR",
    "  Assets:Reserve:EUR  100.00 EUR",
  ]);
});

test("beancount gets names that it accepts, and quotes that nothing breaks out of", () => {
  const journal = writeJournal(paidTown(), beancount);
  for (const line of journal.split("\n").filter((candidate) => / open /.test(candidate)))
    expect(line).toMatch(
      /^\d{4}-\d\d-\d\d open (Assets|Liabilities|Equity)(:[A-Z0-9][A-Za-z0-9-]*)+ [A-Z][A-Z0-9]*$/,
    );
  for (const line of journal.split("\n")) expect((line.match(/"/g) ?? []).length % 2).toBe(0);
});

test("csv has one row a posting, and no cell that a spreadsheet would run", () => {
  const town = smallTown();
  town.do({
    kind: "payment",
    currency: "MIEL",
    from: "MIEL:1001",
    to: "MIEL:1002",
    amount: 1,
    memo: "=cmd(1)",
  });
  const rows = writeJournal(town, csv).trimEnd().split("\r\n");
  expect(rows).toHaveLength(1 + town.postings.length + town.state.accounts.size);
  expect(rows.filter((row) => row.includes("'=cmd(1)"))).toHaveLength(2);
  expect(rows.at(-1)).toMatch(/closing,GRAIN:1003,/);
});

test("what stood before the first line is one balanced entry", () => {
  const town = paidTown();
  const opening = town.postings.length - 2;
  const journal = writeJournal(town, hledger, { opening });
  expect(journal.match(/\* opening/g)).toHaveLength(1);
  expect(journal).not.toContain(" issue");
  const standing = journal.split("\n\n").find((entry) => entry.includes("* opening")) ?? "";
  const minor = [...standing.matchAll(/(-?\d+)\.(\d\d) (MIEL|EUR)$/gm)].map(([, whole, cents]) =>
    Number(`${whole}${cents}`),
  );
  expect(minor).toHaveLength(8 - 2);
  expect(minor.reduce((sum, figure) => sum + figure, 0)).toBe(0);
});
