import { afterAll, beforeAll, expect, test } from "vitest";

import { policySettings } from "@mereau/shared/policies/registry.ts";
import { settlingDuty } from "#ledger/duties/settling.ts";
import { ledgerStore } from "#ledger/store.ts";
import { startTestLedger, townCommands } from "#testing/ledger.ts";
import { startLocalServer } from "#testing/localServer.ts";

let server: Awaited<ReturnType<typeof startLocalServer>>;

beforeAll(async () => {
  server = await startLocalServer();
});

afterAll(() => server.close());

const DAY = 86_400_000;
const BEGAN = Math.ceil(Date.now() / DAY) * DAY;
const PEOPLE = 120;

test("a month that nothing touched is settled for everybody, a few in each run, and then for a month no more", async () => {
  const ledger = await startTestLedger(server);
  let now = BEGAN;
  const { lane } = await ledger.open({ now: () => now });
  await lane.submit(townCommands(PEOPLE, 10_000));
  const policies = policySettings.parse({ demurrage: { rate: "1", per: "day", to: "burn" } });
  await lane.submit([{ kind: "set_policies", currency: "PIN", version: 1, effectiveAt: null, policies }]);
  now = BEGAN + 31 * DAY;
  // These two have been touched since
  await lane.submit([
    { kind: "settle", account: "PIN:1" },
    { kind: "settle", account: "PIN:77" },
  ]);
  const kept = new Map<string, unknown>();
  const memory = {
    get: (key: string) => Promise.resolve(kept.get(key)),
    put: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
  };
  const settledOnes = async () => {
    const { rows } = await ledger.connection.execute(
      "SELECT count(*) AS settled FROM account WHERE id GLOB 'PIN:[0-9]*' AND tick = 31",
    );
    return Number(rows[0]?.["settled"]);
  };
  const seen = [await settledOnes()];
  // Each run is by another instance, which knows of the last only what was kept
  const wake = () => settlingDuty({ lane, store: ledgerStore(ledger.address) }, memory);
  let due: number | null = now;
  while (due !== null && due <= now) {
    await wake().run(now);
    seen.push(await settledOnes());
    due = await wake().nextDue();
  }
  const most = Math.max(...seen.slice(1).map((count, index) => count - (seen[index] ?? 0)));
  ledger.close();
  expect(due).toBeGreaterThanOrEqual(now + 29 * DAY);
  expect({ from: seen[0], to: seen.at(-1), most }).toEqual({ from: 2, to: PEOPLE, most: 25 });
});
