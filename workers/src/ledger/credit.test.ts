import { createClient } from "@libsql/client/web";
import nacl from "tweetnacl";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import type { Reader } from "@mereau/db/ledger/verify/batches.ts";
import { verifyLedger } from "@mereau/db/ledger/verify/verify.ts";
import type { Needs } from "@mereau/shared/ledger/needs.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import type { Lane } from "#ledger/lane.ts";
import type { LedgerStore } from "#ledger/store.ts";
import { newId, pay, startTestLedger, townCommands } from "#testing/ledger.ts";
import { startLocalServer } from "#testing/localServer.ts";

const publicKey = toBase64url(nacl.sign.keyPair.fromSeed(new Uint8Array(32).fill(3)).publicKey);
const keys = { community: "test", publicKey, isOrderSigned: () => Promise.resolve(null) };
const grain = {
  code: "GRAIN",
  name: "Grain",
  symbol: "gr",
  scale: 0,
  kind: "mutual",
  backing: null,
  signatureFrom: null,
} as const;
const policies = policySettings.parse({
  dynamicCredit: { share: "100", max: "500", perCounterparty: "100", counterparties: 2 },
});

let server: Awaited<ReturnType<typeof startLocalServer>>;
let ledger: Awaited<ReturnType<typeof startTestLedger>>;
let read: Reader;

beforeAll(async () => {
  server = await startLocalServer();
});

afterAll(() => server.close());

beforeEach(async () => {
  ledger = await startTestLedger(server);
  const connection = createClient({ url: ledger.address.url, authToken: ledger.address.token });
  read = async (sql, args = []) => {
    const { rows } = await connection.execute({ sql, args: [...args] });
    return rows.map((row) =>
      Array.from(row, (cell) => (typeof cell === "string" || typeof cell === "number" ? cell : null)),
    );
  };
  const { lane } = await ledger.open();
  await lane.submit([
    { kind: "create_currency", currency: grain },
    { kind: "set_policies", currency: "GRAIN", version: 1, effectiveAt: null, policies },
    ...["GRAIN:1", "GRAIN:2", "GRAIN:3"].map((account) => ({
      kind: "open_account" as const,
      account,
      currency: "GRAIN",
      creditLimit: 200,
      balanceCap: 5_000,
    })),
    ...townCommands(2, 100),
  ]);
  return () => ledger.close();
});

const payGrain = (from: number, to: number, amount: number) => ({
  ...pay(from, to, amount),
  currency: "GRAIN",
  from: `GRAIN:${from}`,
  to: `GRAIN:${to}`,
});

const limits = async () =>
  (await read("SELECT credit_limit FROM account WHERE currency = 'GRAIN' ORDER BY id")).flat();

/** Pays between the three, so that two counterparties have raised the limit of the third by 30 + 20. */
async function payAround(lane: Lane): Promise<string> {
  const first = payGrain(1, 3, 30);
  await lane.submit([first, payGrain(2, 3, 20)]);
  await lane.submit([payGrain(1, 3, 5)]);
  return first.id;
}

test("what payments raise is on disk, is found again by another instance, and verifies", async () => {
  const { lane } = await ledger.open();
  const paid = await payAround(lane);
  expect(await limits()).toEqual([200, 200, 255]);
  const { lane: later } = await ledger.open();
  await later.submit([payGrain(2, 3, 40)]);
  const reversal = { kind: "reversal" as const, id: newId(), actor: { member: "maud", onBehalfOf: null } };
  await later.submit([{ ...reversal, transfer: paid, reason: "A mistake" }]);
  expect(await limits()).toEqual([200, 200, 265]);
  expect((await verifyLedger(read, keys)).faults).toEqual([]);
});

test.each([
  [
    "UPDATE credit_source SET raised = raised + 1 WHERE counterparty = 'GRAIN:1'",
    "credit_source GRAIN:3/GRAIN:1",
  ],
  ["UPDATE credit_source SET earned = 999", "credit_source GRAIN:3/GRAIN:2"],
  ["DELETE FROM credit_source WHERE counterparty = 'GRAIN:2'", "credit_source GRAIN:3/GRAIN:2"],
  ["INSERT INTO credit_source VALUES ('GRAIN:1', 'GRAIN:2', 5, 5)", "credit_source GRAIN:1/GRAIN:2"],
])("%s is found and named", async (alteration, where) => {
  const { lane } = await ledger.open();
  await payAround(lane);
  await ledger.connection.execute(alteration);
  const { faults } = await verifyLedger(read, keys);
  expect(faults.map((fault) => fault.where)).toContain(where);
});

/** Another instance, and what it looks up from then on. */
async function openWatched() {
  const asked: Needs[] = [];
  const between = (store: LedgerStore): LedgerStore => ({
    ...store,
    load: (needs) => {
      asked.push(needs);
      return store.load(needs);
    },
  });
  const { lane } = await ledger.open({ between });
  return { lane, asked };
}

test("an account with few sources is read whole: a counterparty that is new to it costs no look-up", async () => {
  const { lane } = await ledger.open();
  await payAround(lane);
  const { lane: later, asked } = await openWatched();
  await later.submit([payGrain(1, 3, 1)]);
  await later.submit([payGrain(2, 3, 1)]);
  expect(asked.filter(({ creditSources }) => creditSources.size > 0)).toHaveLength(1);
  expect(await limits()).toEqual([200, 200, 257]);
  expect((await verifyLedger(read, keys)).faults).toEqual([]);
});

test("of an account with many sources those alone are read that pay it", async () => {
  await payAround((await ledger.open()).lane);
  await ledger.connection.execute(`INSERT INTO credit_source
    SELECT 'GRAIN:3', 'GRAIN:' || (value + 1000), 0, 0 FROM generate_series(1, 300)`);
  const { lane, asked } = await openWatched();
  await lane.submit([payGrain(1, 3, 1)]);
  await lane.submit([payGrain(2, 3, 1)]);
  expect(asked.filter(({ creditSources }) => creditSources.size > 0)).toHaveLength(2);
  expect(await limits()).toEqual([200, 200, 257]);
});

test("payments in a currency without the policy look no credit up and write none", async () => {
  const { lane, asked } = await openWatched();
  await lane.submit([pay(1, 2, 10)]);
  expect(asked).toHaveLength(1);
  expect(asked.map((needs) => needs.creditSources.size)).toEqual([0]);
  await lane.submit([payGrain(1, 2, 10)]);
  expect([...(asked.at(-1)?.creditSources.keys() ?? [])]).toEqual(["GRAIN:2 GRAIN:1"]);
  await lane.submit([payGrain(1, 2, 10)]);
  expect(asked.filter((needs) => needs.creditSources.size > 0)).toHaveLength(1);
  expect(await read("SELECT account, counterparty FROM credit_source")).toEqual([["GRAIN:2", "GRAIN:1"]]);
});

test("a capture that comes in the batch of its hold counts on top of what its payer had raised before", async () => {
  const { lane } = await ledger.open();
  await payAround(lane);
  // Another instance knows nothing of the sources yet
  const { lane: later } = await ledger.open();
  const told = payGrain(1, 3, 10);
  const capture = { kind: "capture" as const, id: newId(), actor: told.actor, hold: told.id, amount: null };
  await later.submit([{ ...told, kind: "hold", expiresAt: Date.now() + 60_000 }, capture]);
  expect(await limits()).toEqual([200, 200, 265]);
  expect((await verifyLedger(read, keys)).faults).toEqual([]);
});
