import { batchColumns } from "@mereau/shared/ledger/batch.ts";
import type { Reader } from "#ledger/verify/batches.ts";

/*
 * Questions about a part of a ledger, each answered by one search of an index for each row: so a ledger of any size is looked
 * through in pieces. Every one gives what is wrong, at most so many, and nothing where all is right.
 */

/** What one answer holds at most: where one thing is wrong, many are. */
const FOUND_MAX = 20;

const lines = `batch, json_each(CASE WHEN json_valid(batch.content) THEN batch.content ELSE '{}' END, '$.posting') AS line`;

/** The places of a posting’s columns in a batch’s content. */
const columns: readonly string[] = batchColumns.posting;

const cell = (column: string) => `(line.value ->> ${columns.indexOf(column)})`;

/** Postings of these batches before which their account stood elsewhere than they say: gives account and batch. */
export const brokenSums = (read: Reader, first: number, last: number) =>
  read(
    `SELECT ${cell("account")}, batch.seq FROM ${lines}
WHERE batch.seq BETWEEN ?1 AND ?2 AND ${cell("posted")} IS NOT ${cell("amount")} + coalesce((
  SELECT before.posted FROM posting AS before
  WHERE before.account = ${cell("account")} AND before.seq < ${cell("seq")}
  ORDER BY before.seq DESC LIMIT 1), 0) LIMIT ${FOUND_MAX}`,
    [first, last],
  );

/** The next accounts in the order of their ids. */
export const accountsAfter = async (read: Reader, after: string, limit: number): Promise<string[]> =>
  (await read("SELECT id FROM account WHERE id > ?1 ORDER BY id LIMIT ?2", [after, limit])).map(([id]) =>
    String(id),
  );

/** Accounts of a range whose balance is not that of their last posting. */
export const wrongBalances = (read: Reader, first: string, last: string) =>
  read(
    `SELECT account.id FROM account WHERE account.id BETWEEN ?1 AND ?2 AND account.posted IS NOT coalesce((
  SELECT posting.posted FROM posting WHERE posting.account = account.id ORDER BY posting.seq DESC LIMIT 1), 0)
LIMIT ${FOUND_MAX}`,
    [first, last],
  );

/** Accounts of a range that keep something else aside than their open holds. */
export const wrongHolds = (read: Reader, first: string, last: string) =>
  read(
    `SELECT account.id FROM account WHERE account.id BETWEEN ?1 AND ?2 AND account.held IS NOT coalesce((
  SELECT sum(hold.amount - hold.captured + hold.charges) FROM hold
  WHERE hold.from_account = account.id AND hold.state = 'open'), 0) LIMIT ${FOUND_MAX}`,
    [first, last],
  );

/** Accounts of a range that stand beyond their limits. */
export const crossedLimits = (read: Reader, first: string, last: string) =>
  read(
    `SELECT id FROM account WHERE id BETWEEN ?1 AND ?2
AND (posted - held < -credit_limit OR posted > balance_cap) LIMIT ${FOUND_MAX}`,
    [first, last],
  );

/** Currencies whose accounts do not sum to zero. */
export const unbalancedCurrencies = (read: Reader) =>
  read("SELECT currency FROM account GROUP BY currency HAVING sum(posted) <> 0 ORDER BY currency");

/** Reserves that do not cover what circulates of the currencies which stand on them. */
export const shortReserves = (read: Reader) =>
  read(
    `SELECT reserve.id FROM account AS reserve WHERE reserve.kind = 'reserve' AND reserve.posted < (
  SELECT coalesce(-sum(issuance.posted), 0) FROM account AS issuance JOIN currency ON currency.code = issuance.currency
  WHERE issuance.kind = 'issuance' AND currency.backing = reserve.currency)`,
  );

/** Tables with more or fewer rows than the last batch says. */
export const miscounted = (read: Reader) =>
  read(
    `SELECT 'transfer' WHERE (SELECT count(*) FROM transfer) IS NOT
  coalesce((SELECT last_transfer FROM batch ORDER BY seq DESC LIMIT 1), 0)
UNION ALL SELECT 'posting' WHERE (SELECT count(*) FROM posting) IS NOT
  coalesce((SELECT last_posting FROM batch ORDER BY seq DESC LIMIT 1), 0)`,
  );
