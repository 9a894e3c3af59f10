import type * as z from "zod";

import { document, type Amount, type Entry, type Statement, type Transaction } from "#banking/camt/schema.ts";
import { parseXml } from "#banking/camt/xml.ts";
import { centsOfXml } from "#banking/cents.ts";
import { isCalendarDay } from "#banking/day.ts";
import { readIban } from "#banking/iban.ts";
import {
  LINES_MAX,
  reading,
  type Reading,
  type ReadStatement,
  type StatementLine,
  Unreadable,
} from "#banking/line.ts";
import { plain } from "#banking/plain.ts";

/** What banks write where they have nothing to say. */
const nothing = /^(NOT ?PROVIDED|NON ?REF|N\/?A|NONE|0+|-+)?$/i;

const said = (text: string | undefined): string | null => {
  const line = plain(text ?? "");
  return nothing.test(line) ? null : line;
};

/** The first of the names that an issue of the schema is about, as a person finds it in the file. */
function missingPart(error: z.ZodError): Unreadable {
  const path = error.issues[0]?.path ?? [];
  if (path.length < 3) return new Unreadable("not_camt053");
  const entry = path.indexOf("Ntry") + 1;
  const number = entry === 0 ? undefined : path[entry];
  return new Unreadable(
    "part_missing",
    typeof number === "number" ? number + 1 : null,
    path
      .filter((part) => typeof part === "string")
      .slice(2)
      .join("/"),
  );
}

function centsOf({ "#text": text, "@Ccy": currency }: Amount, at: number): number {
  if (currency !== "EUR") throw new Unreadable("not_euros", at, plain(currency));
  const read = centsOfXml(text.trim());
  if (!read.ok) throw new Unreadable(read.code, at, plain(text));
  return read.cents;
}

function bookingDay({ BookgDt, ValDt }: Entry, at: number): string {
  const day = (BookgDt?.Dt ?? BookgDt?.DtTm ?? ValDt?.Dt ?? ValDt?.DtTm ?? "").trim().slice(0, 10);
  if (!isCalendarDay(day)) throw new Unreadable("date_unreadable", at, plain(day));
  return day;
}

const isBooked = ({ Sts }: Entry): boolean =>
  (typeof Sts === "string" ? Sts : (Sts.Cd ?? "")).trim().toUpperCase() === "BOOK";

type Figures = { cents: number; isCredit: boolean };

const amountOf = ({ Amt, AmtDtls }: Transaction): Amount | undefined => Amt ?? AmtDtls?.TxAmt?.Amt;

/**
 * The amounts of a batch's transactions, or null where they do not explain the amount of their entry: then the entry
 * is one line, and a person looks at it.
 */
function amountsOf(
  entry: Entry,
  transactions: readonly Transaction[],
  whole: Figures,
  at: number,
): Figures[] | null {
  const figures: Figures[] = [];
  for (const transaction of transactions) {
    const amount = amountOf(transaction);
    if (amount === undefined || amount["@Ccy"] !== "EUR") return null;
    const isCredit = (transaction.CdtDbtInd ?? entry.CdtDbtInd) === "CRDT";
    figures.push({ cents: centsOf(amount, at), isCredit });
  }
  const signed = ({ cents, isCredit }: Figures) => (isCredit ? cents : -cents);
  const sum = figures.reduce((total, one) => total + signed(one), 0);
  return sum === signed(whole) ? figures : null;
}

const joined = (found: (string | null)[]): string | null =>
  [...new Set(found.filter((one) => one !== null))].join(" / ") || null;

/** What is written on transactions, each part once. */
function textsOf(entry: Entry, transactions: readonly Transaction[], isCredit: boolean) {
  const parts = transactions.flatMap(({ RmtInf, AddtlTxInf }) => [
    RmtInf?.Ustrd?.join(" ") ?? "",
    AddtlTxInf ?? "",
  ]);
  const label = [...parts, entry.AddtlNtryInf ?? ""].map(plain).filter((part) => part !== "");
  const references = transactions.flatMap(({ Refs, RmtInf }) => [
    said(Refs?.EndToEndId),
    ...(RmtInf?.Strd ?? []).map((one) => said(one.CdtrRefInf?.Ref)),
  ]);
  const names = transactions.map(({ RltdPties }) => {
    const party = isCredit ? RltdPties?.Dbtr : RltdPties?.Cdtr;
    return said(party?.Nm ?? party?.Pty?.Nm);
  });
  return { label: [...new Set(label)].join(" "), reference: joined(references), counterparty: joined(names) };
}

/** The bank’s own references of a batch’s transactions: theirs where each has another, else their places in the entry. */
function referencesOf(own: string | null, transactions: readonly Transaction[]): (string | null)[] {
  const theirs = transactions.map(({ Refs }) => said(Refs?.AcctSvcrRef));
  const tellApart = !theirs.includes(null) && new Set(theirs).size === theirs.length;
  return theirs.map((reference, index) => {
    if (tellApart) return `${own ?? ""}/${reference}`;
    return own === null ? null : `${own}/${index + 1}`;
  });
}

/** The lines of one entry: one, or one for each transaction of a batch. */
function linesOf(iban: string, entry: Entry, at: number): StatementLine[] {
  const whole: Figures = { cents: centsOf(entry.Amt, at), isCredit: entry.CdtDbtInd === "CRDT" };
  const transactions = (entry.NtryDtls ?? []).flatMap(({ TxDtls }) => TxDtls ?? []);
  const amounts = transactions.length > 1 ? amountsOf(entry, transactions, whole, at) : null;
  const bookedOn = bookingDay(entry, at);
  const own = said(entry.AcctSvcrRef);
  const lineOf = (
    { cents, isCredit }: Figures,
    about: readonly Transaction[],
    bankReference: string | null,
  ): StatementLine => ({
    iban,
    bookedOn,
    cents: isCredit ? cents : -cents,
    ...textsOf(entry, about, isCredit),
    bankReference,
    reversal: /^(true|1)$/i.test(entry.RvslInd?.trim() ?? ""),
  });
  if (amounts === null) return [lineOf(whole, transactions, own ?? said(transactions[0]?.Refs?.AcctSvcrRef))];
  const references = referencesOf(own, transactions);
  return transactions.map((transaction, index) =>
    lineOf(amounts[index] ?? whole, [transaction], references[index] ?? null),
  );
}

function readOne({ Acct, Ntry = [] }: Statement, into: ReadStatement): void {
  if (Acct.Ccy !== undefined && Acct.Ccy.trim() !== "EUR")
    throw new Unreadable("not_euros", null, plain(Acct.Ccy));
  if (Acct.Id.IBAN === undefined) throw new Unreadable("iban_missing");
  const iban = readIban(Acct.Id.IBAN);
  if (iban === null) throw new Unreadable("iban_wrong", null, plain(Acct.Id.IBAN));
  for (const [index, entry] of Ntry.entries()) {
    const lines = isBooked(entry) ? linesOf(iban, entry, index + 1) : [];
    const moving = lines.filter(({ cents }) => cents !== 0);
    into.lines.push(...moving);
    if (moving.length === 0) into.skipped += 1;
    if (into.lines.length > LINES_MAX) throw new Unreadable("too_many_lines");
  }
}

/**
 * The booked lines of an ISO 20022 camt.053 statement, of any version from 001.02 on and however many accounts and days it
 * covers. Euros only. An entry that stands for a batch gives a line for each transaction where their amounts add up to
 * it. A statement that the file has twice, word for word, counts once.
 */
export const readCamt053 = (text: string): Reading =>
  reading(() => {
    const parsed = document.safeParse(parseXml(text.replace(/^\ufeff/, "")));
    if (!parsed.success) throw missingPart(parsed.error);
    const read: ReadStatement = { lines: [], skipped: 0 };
    const met = new Set<string>();
    for (const statement of parsed.data.Document.BkToCstmrStmt.Stmt) {
      const content = JSON.stringify(statement);
      if (!met.has(content)) readOne(statement, read);
      met.add(content);
    }
    return read;
  });
