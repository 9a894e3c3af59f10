import { createClient } from "@libsql/client/web";

import type { DatabaseAddress } from "@mereau/db/hrana/client.ts";
import { hranaClient } from "@mereau/db/hrana/client.ts";
import { openLedger, readStanding } from "@mereau/db/ledger/open.ts";
import { migrate } from "@mereau/db/migrate.ts";
import { tenantMigrations } from "@mereau/db/tenant/migrations.ts";
import { importSigningKey } from "@mereau/shared/crypto/chain.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { LedgerAnswer } from "@mereau/shared/ledger/binding.ts";
import type { Command, PaymentCommand } from "@mereau/shared/ledger/command.ts";
import type { NewCurrency } from "@mereau/shared/ledger/currency.ts";
import { type CacheLimits, cacheLimits, LedgerCache } from "#ledger/cache.ts";
import { Lane, type LaneOptions } from "#ledger/lane.ts";
import { chainBeginning } from "#ledger/open.ts";
import { type LedgerStore, ledgerStore } from "#ledger/store.ts";
import { patience } from "#provisioning/drivers/call.ts";
import { localDriver } from "#provisioning/drivers/local.ts";
import { ADMIN_KEY, type startLocalServer } from "#testing/localServer.ts";

const prepaid: NewCurrency = {
  code: "PIN",
  name: "Pin",
  symbol: "p",
  scale: 0,
  kind: "prepaid",
  backing: null,
  signatureFrom: null,
};

type Opening = Partial<Pick<LaneOptions, "patienceMs" | "now" | "onCommitted">> & {
  limits?: CacheLimits;
  /** Puts something between the lane and its database. */
  between?: (store: LedgerStore) => LedgerStore;
};

export type OpenedTestLane = { lane: Lane; epoch: number; ended: Promise<string> };

type Server = Awaited<ReturnType<typeof startLocalServer>>;

let databases = 0;

/** A ledger of its own on the real local server, with no object around it: as many instances as a test wants. */
export async function startTestLedger(server: Server) {
  databases += 1;
  const driver = localDriver({
    serverUrl: server.url,
    adminKey: ADMIN_KEY,
    sealingKey: new Uint8Array(32).fill(7),
    patience,
  });
  const address: DatabaseAddress = await driver.create(`ledger-${databases}`, { region: "weur" });
  const connection = createClient({ url: address.url, authToken: address.token });
  await migrate(connection, tenantMigrations, Date.now());
  const client = hranaClient(address, 5_000);
  const signingKey = await importSigningKey(new Uint8Array(32).fill(3));

  async function open(opening: Opening = {}): Promise<OpenedTestLane> {
    const epoch = (await readStanding(client)).epoch + 1;
    const opened = await openLedger(client, epoch);
    if (!opened) throw new Error("the test lane was not opened");
    const { promise: ended, resolve: end } = Promise.withResolvers<string>();
    const real = ledgerStore(address);
    const lane = new Lane({
      community: "test",
      epoch,
      head: opened.head ?? chainBeginning,
      cache: new LedgerCache(opened, opening.limits ?? cacheLimits),
      store: opening.between?.(real) ?? real,
      signingKey,
      patienceMs: opening.patienceMs ?? 2_000,
      now: opening.now ?? Date.now,
      end,
      onDue: () => undefined,
      onCommitted: opening.onCommitted ?? (() => undefined),
    });
    return { lane, epoch, ended };
  }

  return {
    address,
    connection,
    open,
    close: () => connection.close(),
  };
}

/** What a ledger answers in a word: the code of the whole, or of each verdict. */
export const codeOf = (answer: LedgerAnswer): string =>
  answer.ok ? answer.verdicts.map((verdict) => (verdict.ok ? "accepted" : verdict.code)).join() : answer.code;

const actor = { member: "camille", onBehalfOf: null };

export const newId = (): string => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

/** A prepaid currency with accounts 1…count, each holding `amount`. */
export function townCommands(count: number, amount: number): Command[] {
  const numbers = Array.from({ length: count }, (_, index) => `PIN:${index + 1}`);
  return [
    { kind: "create_currency", currency: prepaid },
    ...numbers.map((account): Command => ({
      kind: "open_account",
      account,
      currency: "PIN",
      creditLimit: 0,
      balanceCap: 1_000_000,
    })),
    ...numbers.map((to): Command => ({ kind: "issue", id: newId(), actor, currency: "PIN", to, amount })),
  ];
}

export const pay = (from: number, to: number, amount: number): PaymentCommand => ({
  kind: "payment",
  id: newId(),
  actor,
  currency: "PIN",
  from: `PIN:${from}`,
  to: `PIN:${to}`,
  amount,
});
