import { sql } from "drizzle-orm";

/** Whether, in SQL, the text of one line tells of the payer of another, as banks write names: in capitals or not. */
const tellsOf = (one: "bank_line" | "other", payer: "bank_line" | "other") =>
  sql.raw(
    `instr(upper(${one}.label || ' ' || coalesce(${one}.counterparty, '')), upper(nullif(trim(${payer}.counterparty), ''))) > 0`,
  );

/**
 * True, in SQL, where the line `other` came with another import than `bank_line`, and may be the same payment: the same bank
 * account and amount, booked on the same day; or, with a payer whom both name, at most three days apart, as one format may
 * tell the day of booking and another that of value.
 * Columns are written out: in a selected field they would lose their table, and all be those of `other`.
 */
export const resembles = sql`other.iban = bank_line.iban and other.cents = bank_line.cents
  and other.statement <> bank_line.statement
  and other.booked_on between date(bank_line.booked_on, '-3 days') and date(bank_line.booked_on, '+3 days')
  and (other.booked_on = bank_line.booked_on or ${tellsOf("other", "bank_line")} or ${tellsOf("bank_line", "other")})`;
