import { createPrivateKey, createPublicKey, hash, type KeyObject } from "node:crypto";

import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { Command } from "@mereau/shared/ledger/command.ts";
import { AMOUNT_MAX } from "@mereau/shared/money/bounds.ts";

import type { LocalSettings } from "../../scripts/start/platformDatabase.ts";
import { readSettings } from "../../workers/src/env.ts";
import { BATCH_COMMANDS_MAX } from "../../workers/src/ledger/lane.ts";
import { openLane } from "../../workers/src/ledger/open.ts";
import { databaseAddress } from "../../workers/src/services/platform/communities.ts";
import { openPlatform, openTenant } from "../../workers/src/services/platform/connect.ts";
import { sessionEnd } from "../../workers/src/services/sign-in/session.ts";
import { requireFsync } from "./durability.ts";
import type { Stack } from "./stack.ts";
import { CURRENCY, foundTown, type Town, type Townsperson } from "./town.ts";

/** Minor units on each account: nobody runs short during a bench. */
const MONEY_EACH = 100_000_000;

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

/**
 * Gives a founded town its people and their money, while no Worker runs: accounts and money through the ledger's own
 * lane, in this process; members, sessions and device keys as rows, with what the services keep of a token.
 */
async function populate(settings: LocalSettings, town: Town): Promise<void> {
  await openAccounts(settings, town);
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
  for (const [table, rowOf] of Object.entries(tables))
    for (let from = 0; from < people.length; from += ROWS_A_STATEMENT) {
      const rows = people.slice(from, from + ROWS_A_STATEMENT).map(rowOf);
      const values = rows[0]?.map((_, column) => `value ->> ${column}`).join(", ") ?? "";
      const sql = `INSERT INTO ${table} SELECT ${values} FROM json_each(?)`;
      await database.execute({ sql, args: [JSON.stringify(rows)] });
    }
  database.close();
}

async function openAccounts(settings: LocalSettings, town: Town): Promise<void> {
  const { lane } = await openLane(settings, forgetfulStorage, town.id, {
    now: Date.now,
    end: () => undefined,
    onDue: () => undefined,
  });
  const actor = { member: town.founder, onBehalfOf: null };
  const commands = [
    ...town.people.map(({ account }): Command => ({
      kind: "open_account",
      account,
      currency: CURRENCY,
      creditLimit: 0,
      balanceCap: AMOUNT_MAX,
    })),
    ...town.people.map(({ account }): Command => ({
      kind: "issue",
      id: uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
      actor,
      currency: CURRENCY,
      to: account,
      amount: MONEY_EACH,
    })),
  ];
  for (let from = 0; from < commands.length; from += BATCH_COMMANDS_MAX) {
    const answer = await lane.submit(commands.slice(from, from + BATCH_COMMANDS_MAX));
    const refused = answer.ok ? answer.verdicts.find((verdict) => !verdict.ok) : answer;
    if (refused) throw new Error(`The ledger of ${town.slug} answered ${JSON.stringify(refused)}`);
  }
}

/** No object of this ledger is awake, so the database's own epoch is enough. */
const forgetfulStorage = {
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  sync: () => Promise.resolve(),
};

/** Founds towns over HTTP, makes sure that their databases fsync, and gives them their people. The Worker is not running before or after. */
export async function settleTowns(stack: Stack, towns: readonly Town[]): Promise<void> {
  const { url } = await stack.startWorker();
  for (const town of towns) await foundTown(url, stack.settings["OPERATOR_TOKEN"] ?? "", town);
  await stack.stopWorker();
  for (const town of towns) await populate(stack.settings, town);
}
