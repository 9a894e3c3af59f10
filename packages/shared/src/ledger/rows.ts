import * as z from "zod";

import type { Account, Allowance } from "#ledger/account.ts";
import { batchColumns } from "#ledger/batch.ts";
import type { Currency } from "#ledger/currency.ts";
import { rejectionCodes } from "#ledger/rejection.ts";
import { type Hold, type Posting, purposes, type Transfer, transferKinds } from "#ledger/transfer.ts";
import type { Row } from "#ledger/batch.ts";

/*
 * Rows of the ledger's tables, in the column order of `batchColumns`, as the rules know them.
 * They are parsed: a row that another program has spoilt is refused, not computed with.
 */

const text = z.string();
const integer = z.int();

const currencyRow = z.tuple([
  text,
  text,
  text,
  integer,
  z.enum(["backed", "mutual", "dividend", "prepaid", "reserve"]),
  text.nullable(),
  integer.nullable(),
  integer,
]);

export function readCurrency(row: Row): Currency {
  const [code, name, symbol, scale, kind, backing, signatureFrom, recipients] = currencyRow.parse(row);
  return { code, name, symbol, scale, kind, backing, signatureFrom, recipients };
}

const accountRow = z.tuple([
  text,
  text,
  z.enum(["member", "pot", "issuance", "reserve", "deposits", "dividends"]),
  z.enum(["open", "suspended", "closed"]),
  integer,
  integer,
  integer,
  integer,
  text,
  z.literal([0, 1]),
  integer,
  integer,
]);

export function readAccount(row: Row, allowances: Account["allowances"]): Account {
  const [id, currency, kind, status, creditLimit, balanceCap, posted, held, ...settled] =
    accountRow.parse(row);
  const [type, receives, tick, fraction] = settled;
  const standing = { type, receives: receives === 1, tick, fraction };
  return { id, currency, kind, status, creditLimit, balanceCap, posted, held, ...standing, allowances };
}

const allowanceRow = z.tuple([text, text, integer.nullable(), integer.nullable(), text, integer]);

export function readAllowance(row: Row): { account: string; member: string; allowance: Allowance } {
  const [account, member, perTransfer, perDay, day, spent] = allowanceRow.parse(row);
  return { account, member, allowance: { perTransfer, perDay, day, spent } };
}

const holdRow = z.tuple([
  text,
  text,
  text,
  text,
  integer,
  integer,
  z.enum(["open", "captured", "released", "expired"]),
  integer,
  integer,
]);

export function readHold(row: Row): Hold {
  const [id, currency, from, to, amount, captured, state, expiresAt, charges] = holdRow.parse(row);
  return { id, currency, from, to, amount, captured, state, expiresAt, charges };
}

/** A transfer's columns, those it repeats from its batch included. */
export const transferColumns = [...batchColumns.transfer, "batch", "at"] as const;

const nullableText = text.nullable();
const transferRow = z.tuple([
  integer,
  text,
  z.enum(transferKinds),
  z.enum(["accepted", ...rejectionCodes]),
  integer.nullable(),
  text,
  text,
  text,
  integer,
  nullableText,
  nullableText,
  nullableText,
  nullableText,
  nullableText,
  nullableText,
  nullableText,
  nullableText,
  integer.nullable(),
  integer,
  integer,
]);

export function readTransfer(row: Row): Transfer {
  const [seq, id, kind, verdict, refusalAmount, currency, from, to, amount, ...rest] = transferRow.parse(row);
  const [memo, category, reference, related, member, onBehalfOf, keyId, signature, expiresAt, batch, at] =
    rest;
  const order = keyId !== null && signature !== null ? { keyId, signature } : null;
  const told = { memo, category, reference, related, actor: { member, onBehalfOf }, order, expiresAt };
  return { id, seq, batch, at, kind, verdict, refusalAmount, currency, from, to, amount, ...told };
}

const postingRow = z.tuple([
  text,
  integer,
  text,
  integer,
  integer,
  z.enum(purposes).nullable(),
  nullableText,
]);

export function readPosting(row: Row): Posting {
  const [account, seq, transfer, amount, posted, purpose, counter] = postingRow.parse(row);
  return { seq, transfer, account, amount, posted, purpose, counter };
}
