import { createPrivateKey, createPublicKey, hash, type KeyObject } from "node:crypto";

import type { LocalSettings } from "../../scripts/start/platformDatabase.ts";
import { readSettings } from "../../workers/src/env.ts";
import type { Lane } from "../../workers/src/ledger/lane.ts";
import { databaseAddress } from "../../workers/src/services/platform/communities.ts";
import { openPlatform, openTenant } from "../../workers/src/services/platform/connect.ts";
import { sessionEnd } from "../../workers/src/services/sign-in/session.ts";
import { requireFsync } from "./durability.ts";
import { Clock, openAccounts, openTownLedger } from "./ledger.ts";
import type { Stack } from "./stack.ts";
import { foundTown, type Town, type Townsperson } from "./town.ts";

const ROWS_A_STATEMENT = 5_000;

/** The private key of an Ed25519 seed, in the PKCS #8 form of RFC 8410. */
export function privateKeyOf(seed: Uint8Array): KeyObject {
  const prefix = Buffer.from("302e020100300506032b657004220420", "hex");
  return createPrivateKey({ key: Buffer.concat([prefix, seed]), format: "der", type: "pkcs8" });
}

const publicKeyOf = ({ keySeed }: Townsperson): string =>
  createPublicKey(privateKeyOf(keySeed)).export({ format: "jwk" }).x ?? "";

const nameOf = ({ number }: Townsperson): string => `Member ${number}`;

/** The town's own database, as its services see it. */
export async function openTownDatabase(settings: LocalSettings, town: Town) {
  const parsed = readSettings(settings);
  const address = await databaseAddress(openPlatform(parsed), parsed, town.id);
  if (!address) throw new Error(`${town.slug} has no database`);
  return openTenant(address).$client;
}

/** Writes rows into a table, which is named with its columns: `member (id, number)`. */
export async function insertRows(
  database: Awaited<ReturnType<typeof openTownDatabase>>,
  table: string,
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  const values = rows[0]?.map((_, column) => `value ->> ${column}`).join(", ") ?? "";
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const some = JSON.stringify(rows.slice(from, from + ROWS_A_STATEMENT));
    await database.execute({ sql: `INSERT INTO ${table} SELECT ${values} FROM json_each(?)`, args: [some] });
  }
}

/** What happens in a town before it is measured, once its accounts are open. */
type Living = (lane: Lane, clock: Clock) => Promise<void>;

/** What came due since the town began is recorded. */
const liveUpToNow: Living = async (lane, clock) => {
  clock.goTo(Date.now());
  await lane.submit([]);
};

/**
 * Gives a founded town its people and their money, while no Worker runs: accounts and money through the ledger's own
 * lane, in this process; members, sessions and device keys as rows, with what the services keep of a token.
 */
export async function populate(
  settings: LocalSettings,
  town: Town,
  live: Living = liveUpToNow,
): Promise<void> {
  const clock = new Clock();
  if (town.begunAt !== null) clock.goTo(town.begunAt);
  const { lane } = await openTownLedger(settings, town, clock);
  await openAccounts(lane, town, clock);
  await live(lane, clock);
  const now = Date.now();
  const end = sessionEnd(now, now);
  const { people } = town;
  const tables: Record<string, (it: Townsperson) => (string | number)[]> = {
    "member (id, number, name, applied_at, type, status, role, language)": (it) => [
      it.id,
      it.number,
      nameOf(it),
      now,
      "member",
      "active",
      "member",
      "en",
    ],
    "account_holder (account, member, role, since)": (it) => [it.account, it.id, "owner", now],
    "account_profile (account, name, opened_at)": (it) => [it.account, nameOf(it), now],
    "session (id, token_hash, member, created_at, expires_at)": (it) => [
      it.keyId,
      hash("sha256", it.token, "base64url"),
      it.id,
      now,
      end,
    ],
    "device_key (id, member, public_key, name, created_at)": (it) => [
      it.keyId,
      it.id,
      publicKeyOf(it),
      "Bench",
      now,
    ],
  };
  const database = await openTownDatabase(settings, town);
  await requireFsync(database);
  for (const [table, rowOf] of Object.entries(tables)) await insertRows(database, table, people.map(rowOf));
  database.close();
}

/** Founds towns over HTTP. The Worker is not running before or after. */
export async function foundTowns(stack: Stack, towns: readonly Town[]): Promise<void> {
  const { url } = await stack.startWorker();
  for (const town of towns) await foundTown(url, stack.settings["OPERATOR_TOKEN"] ?? "", town);
  await stack.stopWorker();
}

/** Founds towns, makes sure that their databases fsync, and gives them their people. */
export async function settleTowns(stack: Stack, towns: readonly Town[]): Promise<void> {
  await foundTowns(stack, towns);
  for (const town of towns) await populate(stack.settings, town);
}
