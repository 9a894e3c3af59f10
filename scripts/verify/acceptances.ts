import { createHash } from "node:crypto";

import type { Reader } from "@mereau/db/ledger/verify/batches.ts";
import { acceptanceBytes, SIGNING_CLOCK_MS } from "@mereau/shared/crypto/acceptance.ts";
import { isSigned } from "@mereau/shared/crypto/chain.ts";
import * as z from "zod";

type Fault = { where: string; what: string };

/** A spoilt cell must be found by the checks, not stop them: it is read as what it is not. */
const text = z.string().catch("");
const moment = z.number().catch(Number.NaN);
const signedRow = z.tuple([text, text, text, text, text, text, moment]);
const keyRow = z.tuple([text, text, text, moment, z.number().nullable().catch(Number.NaN)]);
const versionRow = z.tuple([text, text, text]);

type Key = { member: string; publicKey: string; createdAt: number; revokedAt: number | null };

/** The keys by their ids, revoked ones too, as they were registered. */
async function readKeys(read: Reader): Promise<Map<string, Key>> {
  const rows = await read("SELECT id, member, public_key, created_at, revoked_at FROM device_key");
  return new Map(
    rows.map((row) => {
      const [id, member, publicKey, createdAt, revokedAt] = keyRow.parse(row);
      return [id, { member, publicKey, createdAt, revokedAt }];
    }),
  );
}

/** The hash of each text that was ever in force, by its kind and version. */
async function readHashes(read: Reader): Promise<Map<string, string>> {
  const rows = await read("SELECT kind, version, text FROM document_version");
  return new Map(
    rows.map((row) => {
      const [kind, version, said] = versionRow.parse(row);
      return [`${kind} ${version}`, createHash("sha256").update(said).digest("hex")];
    }),
  );
}

/**
 * Checks what members signed of the charter and the terms: that the text is the one that is kept, and that the signature is that
 * of a key which was theirs and in use by then. A database of before there were signatures has none.
 *
 * @returns how many there are, and what is wrong with them
 */
export async function checkAcceptances(
  read: Reader,
  community: string,
): Promise<{ acceptances: number; faults: Fault[] }> {
  const known = await read("SELECT name FROM pragma_table_info('acceptance') WHERE name = 'signature'");
  if (known.length === 0) return { acceptances: 0, faults: [] };
  const rows = await read(
    "SELECT member, document, version, hash, key_id, signature, signed_at FROM acceptance WHERE coalesce(key_id, signature, signed_at) IS NOT NULL",
  );
  const [keys, hashes] = [await readKeys(read), await readHashes(read)];
  const faults: Fault[] = [];
  for (const row of rows) {
    const [member, document, version, hash, keyId, signature, signedAt] = signedRow.parse(row);
    const where = `what member ${member} accepted (${document} ${version})`;
    const key = keys.get(keyId);
    const facts = { community, member, document, version, hash, signedAt, keyId };
    if (hashes.get(`${document} ${version}`) !== hash)
      faults.push({ where, what: "its hash is not that of the text" });
    if (key?.member !== member || !wasInUse(key, signedAt))
      faults.push({ where, what: `key ${keyId} was not theirs when it was signed` });
    else if (!(await isSigned(key.publicKey, acceptanceBytes(facts), signature)))
      faults.push({ where, what: `it is not what key ${keyId} signed` });
  }
  return { acceptances: rows.length, faults };
}

/** By the clock of the device, which may differ from the server’s by so much. */
const wasInUse = ({ createdAt, revokedAt }: Key, at: number): boolean =>
  at >= createdAt - SIGNING_CLOCK_MS && at <= (revokedAt ?? Infinity) + SIGNING_CLOCK_MS;
