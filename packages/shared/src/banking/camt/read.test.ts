import { describe, expect, test } from "vitest";

import { readCamt053 } from "#banking/camt/read.ts";
import { camtFile, type TestEntry } from "#banking/camt/testing.ts";

const credit: TestEntry = {
  amount: "50.00",
  day: "2026-11-22",
  reference: "2026112200017",
  transactions: [{ label: "MIEL-HT9W8-K Noor &amp; Ada &#233;", endToEnd: "E2E-1", name: "Noor Haddad" }],
};

const linesOf = (entries: TestEntry[], version?: "02" | "08") => {
  const read = readCamt053(camtFile(entries, version));
  return read.ok ? read.lines : read.fault;
};

test.each([
  ["02", ""],
  ["08", ""],
  ["08", "ns2"],
] as const)("a booked credit of version %s with prefix %j is read whole", (version, prefix) => {
  expect(readCamt053(`\ufeff${camtFile([credit], version, prefix)}`)).toEqual({
    ok: true,
    skipped: 0,
    lines: [
      {
        iban: "FR7630006000011234567890189",
        bookedOn: "2026-11-22",
        cents: 5000,
        label: "MIEL-HT9W8-K Noor & Ada é",
        reference: "E2E-1",
        counterparty: "Noor Haddad",
        bankReference: "2026112200017",
        reversal: false,
      },
    ],
  });
});

describe.each(["02", "08"] as const)("in version %s", (version) => {
  test("only what is booked and moves something is read", () => {
    const read = readCamt053(
      camtFile(
        [{ ...credit, status: "PDNG" }, { ...credit, amount: "0.00" }, { ...credit, status: "INFO" }, credit],
        version,
      ),
    );
    expect(read).toMatchObject({ ok: true, skipped: 3, lines: [{ cents: 5000 }] });
  });

  test("debits are negative, and returns say that they are", () => {
    const entries = [
      { ...credit, direction: "DBIT" as const },
      { ...credit, reversal: true },
      { ...credit, direction: "DBIT" as const, reversal: true },
    ];
    expect(linesOf(entries, version)).toMatchObject([
      { cents: -5000, reversal: false },
      { cents: 5000, reversal: true },
      { cents: -5000, reversal: true },
    ]);
  });

  test("a batch gives a line for each transaction when their amounts add up", () => {
    const transactions = [
      { amount: "20.00", label: "one" },
      { amount: "30.00", label: "two", endToEnd: "X" },
    ];
    expect(linesOf([{ ...credit, transactions }], version)).toMatchObject([
      { cents: 2000, label: "one", reference: null, bankReference: "2026112200017/1" },
      { cents: 3000, label: "two", reference: "X", bankReference: "2026112200017/2" },
    ]);
    const wrong = transactions.map((one) => ({ ...one, amount: "20.00" }));
    expect(linesOf([{ ...credit, transactions: wrong }], version)).toMatchObject([
      { cents: 5000, label: "one two" },
    ]);
    const silent = transactions.map(({ label }) => ({ label }));
    expect(linesOf([{ ...credit, transactions: silent }], version)).toMatchObject([
      { cents: 5000, label: "one two" },
    ]);
  });

  test("a batch whose transactions have references of their own keeps them", () => {
    const transactions = [
      { amount: "25.00", reference: "T1" },
      { amount: "25.00", reference: "T2" },
    ];
    expect(linesOf([{ ...credit, transactions }], version)).toMatchObject([
      { bankReference: "2026112200017/T1" },
      { bankReference: "2026112200017/T2" },
    ]);
  });
});

test("two statements of one file are both read, and one that comes twice is read once", () => {
  const file = camtFile([credit]);
  const [, statement = ""] = /(<Stmt>.*<\/Stmt>)/.exec(file) ?? [];
  const other = statement.replace("S1", "S2").replace("2026112200017", "2026112200018");
  const read = readCamt053(file.replace(statement, statement + other + statement));
  expect(read.ok && read.lines.map(({ bankReference }) => bankReference)).toEqual([
    "2026112200017",
    "2026112200018",
  ]);
});

test("structured references and texts in several pieces are kept", () => {
  const file = camtFile([credit]).replace(
    /<RmtInf>.*<\/RmtInf>/,
    "<RmtInf><Ustrd>MIEL-HT</Ustrd><Ustrd>9W8-K</Ustrd><Strd><CdtrRefInf><Ref>RF18 539</Ref></CdtrRefInf></Strd></RmtInf>",
  );
  expect(readCamt053(file)).toMatchObject({
    lines: [{ label: "MIEL-HT 9W8-K", reference: "E2E-1 / RF18 539" }],
  });
});

describe("a file is refused, and says why,", () => {
  const file = camtFile([credit]);
  const bomb = `<!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${file.slice(file.indexOf("<Document"))}`;
  test.each([
    ["cut short", file.slice(0, -40), "xml_malformed", null],
    ["with entities of its own", bomb, "xml_doctype", null],
    ["nested without end", "<a>".repeat(100) + "</a>".repeat(100), "xml_too_deep", null],
    ["nested beyond any stack", "<a>".repeat(200_000) + "</a>".repeat(200_000), "xml_too_deep", null],
    ["of another message", file.replaceAll("BkToCstmrStmt", "BkToCstmrAcctRpt"), "not_camt053", null],
    ["of no XML at all", "Date;Montant\n22/11/2026;50", "xml_malformed", null],
    ["that reaches for prototypes", file.replaceAll("GrpHdr", "__proto__"), "xml_malformed", null],
    ["without an account number", file.replace(/<IBAN>.*<\/IBAN>/, "<Othr/>"), "iban_missing", null],
    ["with a wrong account number", file.replace("0189</IBAN>", "0188</IBAN>"), "iban_wrong", null],
    ["in another currency", camtFile([{ ...credit, currency: "CHF" }]), "not_euros", 1],
    ["with a part of a cent", camtFile([credit, { ...credit, amount: "1.005" }]), "amount_too_fine", 2],
    ["with a negative amount", camtFile([{ ...credit, amount: "-1" }]), "amount_unreadable", 1],
    ["with a day that is none", camtFile([{ ...credit, day: "2026-02-30" }]), "date_unreadable", 1],
    ["with an entry without direction", file.replace(/<CdtDbtInd>.*?<\/CdtDbtInd>/, ""), "part_missing", 1],
  ])("%s", (_, text, code, at) => {
    expect(readCamt053(text)).toMatchObject({ ok: false, fault: { code, at } });
  });

  test("with more lines than an import takes", () => {
    const many = Array.from({ length: 5001 }, () => ({ amount: "1", day: "2026-11-22" }));
    expect(readCamt053(camtFile(many))).toMatchObject({ ok: false, fault: { code: "too_many_lines" } });
  });

  test.each([["<"], ["<a "], ["<!--"], ["<![CDATA["], ["&"], ["<a b="], ["<?"], ["</a>"], ["<a><b/></a>"]])(
    "made of %j over and over",
    (piece) => {
      expect(readCamt053(piece.repeat(100_000))).toMatchObject({ ok: false });
    },
  );
});
