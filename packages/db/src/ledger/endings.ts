import { read } from "#ledger/read.ts";
import type { HranaClient } from "#hrana/client.ts";

/** An account that still receives the dividend though its member's recognition has ended. */
export type Ending = {
  account: string;
  /** The member type that the ledger knows it by. */
  type: string;
  /** From when on it receives no more, in milliseconds since 1970. */
  endsAt: number;
};

/** The member's first account in each currency that has a dividend: no other one receives it. */
const receiving = `JOIN member ON member.id = ended.member
JOIN currency ON currency.kind = 'dividend'
JOIN account ON account.id = currency.code || ':' || member.number AND account.receives = 1`;

/** Those that nobody has noted yet, and those that are noted and that the ledger is still to be told of. */
const selectEndings = `SELECT account.id, account.type, ended.ends_at FROM (
SELECT member, ends_at FROM membership WHERE state = 'recognised' AND ends_at <= ?1
UNION ALL SELECT member, ends_at FROM membership
WHERE unsettled_since IS NOT NULL AND state IN ('expired', 'revoked') AND ends_at <= ?1
) AS ended ${receiving} ORDER BY ended.ends_at, account.id LIMIT ?2`;

/** Accounts that receive the dividend although recognition has ended by a moment, the first to end first. Throws `LookupFailed`. */
export async function endings(client: HranaClient, by: number, limit: number): Promise<Ending[]> {
  const [rows] = await read(client, [{ sql: selectEndings, args: [by, limit] }]);
  return (rows ?? []).map(([account, type, endsAt]) => ({
    account: String(account),
    type: String(type),
    endsAt: Number(endsAt),
  }));
}
