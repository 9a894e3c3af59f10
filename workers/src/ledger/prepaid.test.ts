import { createClient } from "@libsql/client/web";
import nacl from "tweetnacl";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import { verifyLedger } from "@mereau/db/ledger/verify/verify.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import { codeOf, newId, pay, startTestLedger, townCommands } from "#testing/ledger.ts";
import { startLocalServer } from "#testing/localServer.ts";

let server: Awaited<ReturnType<typeof startLocalServer>>;
let ledger: Awaited<ReturnType<typeof startTestLedger>>;

beforeAll(async () => {
  server = await startLocalServer();
});

afterAll(() => server.close());

/** The bar is PIN:1, of type house; the others are PIN:2 and PIN:3. What was bought can be spent for a month. */
const policies = policySettings.parse({
  prepaid: {
    price: { euros: "1", units: "100" },
    expiry: { months: 1, to: "PIN:pot-help", exempt: ["house"] },
  },
  solidarity: { pot: "PIN:pot-help", payees: ["house"], perPayment: "80", perMonth: "100" },
});

const start = Date.now() + 86_400_000;
/** The first moment of the month so many months after `start`. */
const monthsOn = (months: number) => {
  const { y, m } = { y: new Date(start).getUTCFullYear(), m: new Date(start).getUTCMonth() };
  return Date.UTC(y, m + months, 1);
};
const monthOf = (moment: number) => new Date(moment).toISOString().slice(0, 7);

let clock = start;
const now = () => clock;

beforeEach(async () => {
  clock = start;
  ledger = await startTestLedger(server);
  const { lane } = await ledger.open({ now });
  await lane.submit(townCommands(3, 100));
  clock += 1_000;
  await lane.submit([
    { kind: "set_standing", account: "PIN:1", type: "house", receives: false },
    { kind: "open_pot", account: "PIN:pot-help", currency: "PIN" },
    { kind: "set_policies", currency: "PIN", version: 1, effectiveAt: null, policies },
  ]);
  clock += 1_000;
  await lane.submit([{ ...pay(3, 1, 100), to: "PIN:pot-help" }]);
});

afterEach(() => ledger.close());

const balances = async () => {
  const { rows } = await ledger.connection.execute(
    "SELECT id, posted FROM account WHERE kind IN ('member', 'pot') ORDER BY id",
  );
  return rows.map((row) => Number(row["posted"]));
};

async function verify() {
  const publicKey = toBase64url(nacl.sign.keyPair.fromSeed(new Uint8Array(32).fill(3)).publicKey);
  const connection = createClient({ url: ledger.address.url, authToken: ledger.address.token });
  const { faults } = await verifyLedger(
    async (sql, args = []) => {
      const { rows } = await connection.execute({ sql, args: [...args] });
      return rows.map((row) =>
        Array.from(row, (cell) => (typeof cell === "string" || typeof cell === "number" ? cell : null)),
      );
    },
    { community: "test", publicKey, isOrderSigned: () => Promise.resolve(null) },
  );
  connection.close();
  return faults;
}

test("the month’s help is remembered by the next instance, and what is reversed there is given back", async () => {
  const first = await ledger.open({ now });
  const helped = pay(3, 1, 70);
  expect(codeOf(await first.lane.submit([helped]))).toBe("accepted");
  const { lane } = await ledger.open({ now });
  clock += 1_000;
  expect(codeOf(await lane.submit([pay(3, 1, 40)]))).toBe("insufficient_funds");
  const actor = { member: "camille", onBehalfOf: null };
  const reversal = { kind: "reversal" as const, id: newId(), actor, transfer: helped.id, reason: "twice" };
  expect(codeOf(await lane.submit([reversal, pay(3, 1, 80)]))).toBe("accepted,accepted");
  expect(await balances()).toEqual([180, 100, 0, 20]);
  expect(await verify()).toEqual([]);
});

test("what comes in while something expires is never taken, in whatever order and batch they meet", async () => {
  const { lane } = await ledger.open({ now });
  clock = monthsOn(2) + 1_000;
  const month = monthOf(clock);
  const answers = await Promise.all([
    lane.submit([pay(1, 2, 5)]),
    lane.submit([{ kind: "expire", account: "PIN:2", month }]),
    lane.submit([pay(1, 2, 7), pay(2, 3, 2)]),
    lane.submit([{ kind: "expire", account: "PIN:2", month }]),
    lane.submit([pay(1, 2, 11), { kind: "expire", account: "PIN:2", month }]),
  ]);
  expect(answers.map(codeOf)).not.toContain("unavailable");
  // 23 came in this month; of the hundred that is older, whatever was not spent in between has gone to the pot
  const [, second, third, pot] = await balances();
  expect([third, (second ?? 0) + (pot ?? 0)]).toEqual([2, 100 + 100 + 23 - 2]);
  expect(second).toBeGreaterThanOrEqual(21);
  expect(second).toBeLessThanOrEqual(23);
  await lane.submit([{ kind: "expire", account: "PIN:1", month }]);
  expect((await balances())[0]).toBe(100 - 23);
  expect(await verify()).toEqual([]);
});

test.each([
  ["UPDATE monthly_use SET used = 0", "monthly_use PIN:3/solidarity"],
  ["DELETE FROM monthly_use", "monthly_use PIN:3/solidarity"],
  ["INSERT INTO monthly_use VALUES ('PIN:2', 'giving', '2026-01', 1)", "monthly_use PIN:2/giving"],
])("%s is found", async (alteration, where) => {
  const { lane } = await ledger.open({ now });
  await lane.submit([pay(3, 1, 70)]);
  expect(await verify()).toEqual([]);
  await ledger.connection.execute(alteration);
  expect((await verify()).map((fault) => fault.where)).toContain(where);
});
