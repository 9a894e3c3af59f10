import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

import { migrate } from "@mereau/db/migrate.ts";
import { platformMigrations } from "@mereau/db/platform/migrations.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import type { LedgerBinding } from "@mereau/shared/ledger/binding.ts";
import { readSettings } from "#env.ts";
import { dutiesOf } from "#ledger/duties/duties.ts";
import type { Duty } from "#ledger/duties/duty.ts";
import { dutyStandings, runDuties } from "#ledger/duties/run.ts";
import { openLane, type OpenedLane } from "#ledger/open.ts";
import type { ProvisioningDeps } from "#provisioning/deps.ts";
import type { DatabaseDriver } from "#provisioning/drivers/driver.ts";
import { localDriver } from "#provisioning/drivers/local.ts";
import { bindProvisioning } from "#provisioning/provisioning.ts";
import { openPlatform } from "#services/platform/connect.ts";
import { ADMIN_KEY, sharedServer } from "#testing/localServer.ts";

type Ledger = Pick<LedgerBinding, "submit" | "head" | "receipt" | "wake" | "duties" | "note">;

/** What a Durable Object keeps, for as long as the test lasts. */
const objectStorage = () => {
  const values = new Map<string, unknown>();
  return {
    get: (key: string) => Promise.resolve(values.get(key)),
    put: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
    sync: () => Promise.resolve(),
  };
};

const random = (bytes: number) => new Uint8Array(randomBytes(bytes));

let worlds = 0;

/** A whole deployment in this process: the real server, the real ledger, and a platform database of its own. */
export async function startWorld() {
  worlds += 1;
  const name = `platform-${worlds}`;
  const server = await sharedServer();
  const sealingKey = new Uint8Array(randomBytes(32));
  const patience = { attempts: 6, timeoutMs: 5000, pauseMs: 20 };
  const local = localDriver({ serverUrl: server.url, adminKey: ADMIN_KEY, sealingKey, patience });
  const made = new Set<string>();
  const driver: DatabaseDriver = {
    ...local,
    create: (database, options) => {
      made.add(database);
      return local.create(database, options);
    },
  };
  const address = await driver.create(name, { region: "weur" });
  const env = {
    ENVIRONMENT: "development",
    PLATFORM_DATABASE_URL: address.url,
    PLATFORM_DATABASE_TOKEN: address.token,
    SEALING_KEY: toBase64url(sealingKey),
    OPERATOR_TOKEN: "x".repeat(32),
    DATABASE_DRIVER: "local",
    DATABASE_URL: server.url,
    DATABASE_ADMIN_KEY: ADMIN_KEY,
    MAIL_TRANSPORT: "development",
  };
  const settings = readSettings(env);
  const platform = openPlatform(settings);
  await migrate(platform.$client, platformMigrations, Date.now());

  const storages = new Map<string, ReturnType<typeof objectStorage>>();

  const storageOf = (community: string) => {
    const storage = storages.get(community) ?? objectStorage();
    storages.set(community, storage);
    return storage;
  };

  /** A running copy of the Worker: its ledgers are its own, their storage is the deployment's. */
  const startIsolate = () => {
    /** The moment at which the alarms of this copy last went off: its ledgers count from there. */
    let moment: number | null = null;
    const lanes = new Map<string, Promise<OpenedLane>>();
    const laneOf = (community: string) => {
      const storage = storageOf(community);
      const end = () => void lanes.delete(community);
      const lane =
        lanes.get(community) ??
        openLane(env, storage, community, {
          now: () => moment ?? Date.now(),
          end,
          onDue: () => undefined,
          onCommitted: () => undefined,
        });
      lanes.set(community, lane);
      lane.catch(end);
      return lane;
    };
    const ledger: Ledger = {
      async submit(community, commands, access) {
        const opened = await laneOf(community).catch(() => null);
        return opened ? opened.lane.submit(commands, access) : { ok: false, code: "unavailable" };
      },
      async head(community) {
        const opened = await laneOf(community).catch(() => null);
        if (!opened) return { ok: false, code: "unavailable" };
        const { seq, hash, at } = opened.lane.head;
        return { ok: true, head: { seq, hash, at, epoch: opened.epoch, publicKey: opened.publicKey } };
      },
      // Receipts and the alarm are the object's own: they are tried inside workerd.
      receipt: () => Promise.resolve({ ok: false, code: "unavailable" }),
      wake: () => Promise.resolve({ ok: true }),
      // Nobody listens here
      note: () => Promise.resolve(),
      async duties(community) {
        const duties = await dutiesAt(community, Date.now());
        return { ok: true, duties: await dutyStandings(duties, storageOf(community)) };
      },
    };
    const dutiesAt = async (community: string, now: number): Promise<Duty[]> =>
      dutiesOf(await laneOf(community), {
        community,
        ledger,
        env,
        clock: () => now,
        memory: storageOf(community),
      });
    /** What the alarm of a community's ledger would do at this moment, until nothing more is due. */
    const runDue = async (community: string, now: number): Promise<number | null> => {
      const duties = await dutiesAt(community, now);
      moment = now;
      for (let runs = 0; runs < 1_000; runs += 1) {
        const next = await runDuties(duties, storageOf(community), now);
        if (next === null || next > now) return next;
      }
      throw new Error("The duties never come to an end");
    };
    const deps: ProvisioningDeps = {
      platform,
      driver,
      sealingKey,
      now: Date.now,
      random,
      ledgerOf: () => ledger,
    };
    return { ...deps, ledgerOf: () => ledger, runDue };
  };

  return {
    settings,
    platform,
    startIsolate,
    /** The provisioning of a newly started copy. */
    provisioning: () => bindProvisioning(startIsolate()),
    /** Destroys its databases; the server stays for the next world. */
    close: async () => {
      await Promise.all([...made].map((database) => local.destroy(database)));
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

type Life = { requestsLeft: number; sends: boolean; dead: boolean; died: () => void };

const lives = new AsyncLocalStorage<Life>();
const realFetch = globalThis.fetch;

globalThis.fetch = async (...request: Parameters<typeof fetch>) => {
  const life = lives.getStore();
  if (!life) return realFetch(...request);
  const last = life.requestsLeft === 0;
  life.requestsLeft -= 1;
  if (!life.dead && !last) return realFetch(...request);
  if (last && life.sends) await realFetch(...request);
  life.dead = true;
  life.died();
  throw new TypeError("killed");
};

/**
 * Runs work whose process dies at its nth request to anything outside (the first is 0): just before it is sent, or
 * once it was carried out and before its answer is known. Nothing it does afterwards gets out.
 *
 * @returns true when it died, false when it was done before
 */
export async function runAndKill(
  work: () => Promise<unknown>,
  { at, sends }: { at: number; sends: boolean },
): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<true>();
  const life: Life = { requestsLeft: at, sends, dead: false, died: () => resolve(true) };
  const done = lives.run(life, () =>
    work().then(
      () => life.dead,
      (error: unknown) => {
        if (!life.dead) throw error;
        return true;
      },
    ),
  );
  return Promise.race([promise, done]);
}

/** How many requests a piece of work makes to anything outside. */
export async function requestsOf(work: () => Promise<unknown>): Promise<number> {
  const life: Life = {
    requestsLeft: Number.MAX_SAFE_INTEGER,
    sends: true,
    dead: false,
    died: () => undefined,
  };
  await lives.run(life, work);
  return Number.MAX_SAFE_INTEGER - life.requestsLeft;
}
