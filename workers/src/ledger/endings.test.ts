import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import { verifyLedger } from "@mereau/db/ledger/verify/verify.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { Command } from "@mereau/shared/ledger/command.ts";
import { june } from "@mereau/shared/ledger/testing/freeTown.ts";
import { AMOUNT_MAX } from "@mereau/shared/money/bounds.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import nacl from "tweetnacl";
import { codeOf, startTestLedger } from "#testing/ledger.ts";
import { startLocalServer } from "#testing/localServer.ts";

const DAY = 86_400_000;
const numbers = [1001, 1002, 1003];
/** Noon, so that ticks fall half a day later. */
const begun = Date.UTC(2026, 0, 5, 12);

const policies = policySettings.parse({
  dividend: { amount: "10.00", reevaluation: null },
  demurrage: { rate: "1", per: "day", to: "JUNE:pot-commons" },
});

let server: Awaited<ReturnType<typeof startLocalServer>>;
let ledger: Awaited<ReturnType<typeof startTestLedger>>;
let clock = begun;
const now = () => clock;

beforeAll(async () => {
  server = await startLocalServer();
});

afterAll(() => server.close());

/** Three members who receive ten a day, each recognised until so many days after the beginning, or without an end. */
async function startTown(days: (number | null)[]) {
  clock = begun;
  ledger = await startTestLedger(server);
  for (const [index, number] of numbers.entries()) {
    const ends = days[index] ?? null;
    await ledger.connection.execute({
      sql: `INSERT INTO member (id, number, name, type, status, role, language, applied_at)
        VALUES (?1, ?1, 'Noor', 'member', 'active', 'member', 'fr', 0)`,
      args: [number],
    });
    await ledger.connection.execute({
      sql: "INSERT INTO membership (member, state, ends_at) VALUES (?1, 'recognised', ?2)",
      args: [number, ends === null ? null : begun + ends * DAY],
    });
  }
  const opened = await ledger.open({ now });
  await opened.lane.submit([
    { kind: "create_currency", currency: june },
    { kind: "open_pot", account: "JUNE:pot-commons", currency: "JUNE" },
    { kind: "set_policies", currency: "JUNE", version: 1, effectiveAt: null, policies },
    ...numbers.flatMap((number): Command[] => {
      const account = `JUNE:${number}`;
      return [
        { kind: "open_account", account, currency: "JUNE", creditLimit: 0, balanceCap: AMOUNT_MAX },
        { kind: "set_standing", account, type: "member", receives: true },
      ];
    }),
  ]);
  return opened.lane;
}

beforeEach(() => {
  clock = begun;
});

afterEach(() => ledger.close());

const rows = async (sql: string) => {
  const { rows: found, columns } = await ledger.connection.execute(sql);
  return found.map((row) => columns.map((column) => row[column]));
};

const members = async () =>
  (await rows("SELECT members FROM tick WHERE number > 0 ORDER BY number")).flat().map(Number);

/** How every account stands once all are settled, and which dividends were created. */
async function outcome(lane: Awaited<ReturnType<typeof startTown>>) {
  await lane.submit(numbers.map((number): Command => ({ kind: "settle", account: `JUNE:${number}` })));
  return {
    accounts: await rows("SELECT id, posted, receives, tick, fraction FROM account ORDER BY id"),
    ticks: await rows("SELECT number, at, dividend, members, mass FROM tick ORDER BY number"),
    recipients: await rows("SELECT recipients FROM currency"),
  };
}

const isCell = (cell: unknown): cell is string | number =>
  typeof cell === "string" || typeof cell === "number";

const read = async (sql: string, args: readonly (string | number)[] = []) => {
  const answer = await ledger.connection.execute({ sql, args: [...args] });
  return answer.rows.map((row) => Array.from(row, (cell) => (isCell(cell) ? cell : null)));
};

async function faults() {
  const { publicKey } = nacl.sign.keyPair.fromSeed(new Uint8Array(32).fill(3));
  const keys = {
    community: "test",
    publicKey: toBase64url(publicKey),
    isOrderSigned: () => Promise.resolve(true),
  };
  return (await verifyLedger(read, keys)).faults;
}

test("after ninety days without a clock, each tick counts those who were recognised when it was due", async () => {
  const lane = await startTown([1, 40.25, null]);
  clock = begun + 90 * DAY;
  await lane.submit([]);
  // The first tick is half a day after the beginning, so that one membership ends after one tick, the other after forty
  expect(await members()).toEqual([3, ...Array(39).fill(2), ...Array(50).fill(1)]);
  const batches = await rows("SELECT at FROM batch ORDER BY seq");
  expect(batches.flat()).toEqual([begun, begun + DAY - 1, begun + 40.25 * DAY - 1, begun + 90 * DAY]);
  expect(await faults()).toEqual([]);
});

/** What a town of three comes to after ninety days, in the tenth of which one sets half of their money aside for a while. */
async function ninetyDays(days: readonly number[]) {
  const lane = await startTown([1, 40.25, 40.4]);
  const [from, to] = ["JUNE:1003", "JUNE:1002"];
  clock = begun + 10 * DAY;
  const actor = { member: "1003", onBehalfOf: null };
  const expiresAt = begun + 40.3 * DAY;
  const hold = {
    kind: "hold",
    id: uuidV7(clock, new Uint8Array(10)),
    actor,
    currency: "JUNE",
    from,
    to,
    amount: 5_000,
    expiresAt,
  } as const;
  expect(codeOf(await lane.submit([hold]))).toBe("accepted");
  for (const day of days) {
    clock = begun + day * DAY;
    await lane.submit([]);
  }
  const found = await outcome(lane);
  expect(await faults()).toEqual([]);
  return found;
}

test("a clock that was off comes to the same accounts, to the last fraction, as one that looked every day", async () => {
  const once = await ninetyDays([90]);
  ledger.close();
  const daily = await ninetyDays(Array.from({ length: 80 }, (_, day) => day + 11));
  expect(daily).toEqual(once);
  expect(once.recipients).toEqual([[0]]);
});

test("an end on the very moment of a tick comes before it, and ends between two ticks go together", async () => {
  const lane = await startTown([1.5, 1.75, 2]);
  clock = begun + 4 * DAY;
  await lane.submit([]);
  expect(await members()).toEqual([3, 2, 0, 0]);
  expect(await rows("SELECT count(*) FROM batch")).toEqual([[4]]);
});

test("an end that was noted but not told to the ledger counts from its own moment on", async () => {
  const lane = await startTown([1, null, null]);
  await ledger.connection.execute(
    "UPDATE membership SET state = 'expired', unsettled_since = 5 WHERE ends_at IS NOT NULL",
  );
  clock = begun + 3 * DAY;
  await lane.submit([]);
  expect(await members()).toEqual([3, 2, 2]);
});

test("while nobody can say whose recognition has ended, no tick is recorded", async () => {
  await startTown([1, null, null]);
  const { lane } = await ledger.open({
    now,
    between: (store) => ({ ...store, endings: () => Promise.reject(new Error("no answer")) }),
  });
  clock = begun + 3 * DAY;
  expect(await lane.submit([])).toEqual({ ok: false, code: "unavailable" });
  expect(await members()).toEqual([]);
});
