import { afterAll, beforeAll, expect, test } from "vitest";

import type { Command } from "@mereau/shared/ledger/command.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import type { Lane } from "#ledger/lane.ts";
import { newId, startTestLedger, townCommands } from "#testing/ledger.ts";
import { startLocalServer } from "#testing/localServer.ts";

let server: Awaited<ReturnType<typeof startLocalServer>>;

beforeAll(async () => {
  server = await startLocalServer();
});

afterAll(() => server.close());

const DAY = 86_400_000;
/** Nine in the morning of tomorrow. */
const BEGAN = Math.ceil(Date.now() / DAY) * DAY + 9 * 3_600_000;

/** A tenth melts each day; account 1 sets aside all it has for account 2, until noon of the third day. */
const melting = policySettings.parse({ demurrage: { rate: "10", per: "day", to: "burn" } });
const lapsesAt = BEGAN + 2 * DAY + 3 * 3_600_000;
const beginning: Command[] = [
  { kind: "set_policies", currency: "PIN", version: 1, effectiveAt: null, policies: melting },
  {
    kind: "hold",
    id: newId(),
    actor: { member: "camille", onBehalfOf: null },
    currency: "PIN",
    from: "PIN:1",
    to: "PIN:2",
    amount: 10_000,
    expiresAt: lapsesAt,
  },
];

/** A ledger that plays the beginning, and then whatever happens up to a month later. */
async function playMonth(pass: (lane: Lane, goTo: (moment: number) => void) => Promise<void>) {
  const ledger = await startTestLedger(server);
  let now = BEGAN;
  const { lane } = await ledger.open({ now: () => now });
  await lane.submit(townCommands(2, 10_000));
  await lane.submit(beginning);
  await pass(lane, (moment) => (now = moment));
  now = BEGAN + 30 * DAY;
  await lane.submit([
    { kind: "settle", account: "PIN:1" },
    { kind: "settle", account: "PIN:2" },
  ]);
  const { rows } = await ledger.connection.execute(
    "SELECT id, posted, held, tick, fraction FROM account ORDER BY id",
  );
  const holds = await ledger.connection.execute("SELECT state FROM hold");
  ledger.close();
  return { accounts: rows.map((row) => Object.values(row)), hold: holds.rows[0]?.["state"] };
}

test("a hold that lapsed while the clock was off shields nothing from melting since", async () => {
  const daily = await playMonth(async (lane, goTo) => {
    for (let day = 1; day < 30; day += 1) {
      goTo(BEGAN + day * DAY);
      await lane.submit([]);
    }
  });
  const off = await playMonth(() => Promise.resolve());
  expect(off).toEqual(daily);
  expect(off.hold).toBe("expired");
  // Nothing melted on the first two days, a tenth on each of the 28 others
  expect(off.accounts.find(([id]) => id === "PIN:1")?.slice(1, 3)).toEqual([
    Math.floor(10_000 * 0.9 ** 28),
    0,
  ]);
});
