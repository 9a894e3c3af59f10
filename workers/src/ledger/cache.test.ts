import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import type { Command } from "@mereau/shared/ledger/command.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import type { Lane } from "#ledger/lane.ts";
import type { LedgerStore } from "#ledger/store.ts";
import { codeOf, pay, startTestLedger, townCommands } from "#testing/ledger.ts";
import { startLocalServer } from "#testing/localServer.ts";

const MONTH_MS = 31 * 86_400_000;

let server: Awaited<ReturnType<typeof startLocalServer>>;
let ledger: Awaited<ReturnType<typeof startTestLedger>>;
let lane: Lane;
/** The accounts that the lane has looked up, in order. */
let read: string[];

beforeAll(async () => {
  server = await startLocalServer();
});

afterAll(() => server.close());

/** Ten accounts of a currency that melts, a month later, of which there is room for four in the memory. */
beforeEach(async () => {
  ledger = await startTestLedger(server);
  let now = Date.now();
  read = [];
  const listening = (store: LedgerStore): LedgerStore => ({
    ...store,
    load: (needs) => {
      read.push(...needs.accounts);
      return store.load(needs);
    },
  });
  const limits = { accounts: 4, holds: 1, records: 100 };
  ({ lane } = await ledger.open({ now: () => now, limits, between: listening }));
  const policies = policySettings.parse({ demurrage: { rate: "1", per: "month", to: "burn" } });
  await lane.submit([
    ...townCommands(10, 1_000),
    { kind: "set_policies", currency: "PIN", version: 1, effectiveAt: null, policies },
  ]);
  now += MONTH_MS;
  await lane.submit([pay(1, 2, 10)]);
  read = [];
});

afterEach(() => ledger.close());

const settle = (...numbers: number[]) =>
  lane.submit(numbers.map((number): Command => ({ kind: "settle", account: `PIN:${number}` })));

const settledTo = async (number: number) => {
  const sql = "SELECT tick FROM account WHERE id = ?";
  const { rows } = await ledger.connection.execute({ sql, args: [`PIN:${number}`] });
  return rows[0]?.["tick"];
};

test("settling everybody does not push out of the memory those who pay", async () => {
  await settle(3, 4, 5, 6);
  await settle(7, 8, 9, 10);
  expect(await settledTo(10)).toBe(31);
  read = [];
  expect(codeOf(await lane.submit([pay(1, 2, 10), pay(2, 1, 10)]))).toBe("accepted,accepted");
  expect(read).toEqual([]);
});

test("an account that was only settled is read again once somebody uses it, and stays then", async () => {
  await settle(3, 4, 5);
  read = [];
  expect(codeOf(await lane.submit([pay(3, 1, 10)]))).toBe("accepted");
  expect(read).toEqual(["PIN:3"]);
  expect(codeOf(await lane.submit([pay(3, 1, 10)]))).toBe("accepted");
  expect(read).toEqual(["PIN:3"]);
});

test("who pays while they are being settled stays in the memory", async () => {
  const [, paid] = await Promise.all([settle(8), lane.submit([pay(9, 1, 10)]), settle(9, 10)]);
  expect(codeOf(paid)).toBe("accepted");
  read = [];
  expect(codeOf(await lane.submit([pay(9, 1, 10)]))).toBe("accepted");
  expect(read).toEqual([]);
});
