import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import type { LedgerAnswer } from "@mereau/shared/ledger/binding.ts";
import type { LedgerStore } from "#ledger/store.ts";
import { newId, pay, startTestLedger, townCommands } from "#testing/ledger.ts";
import { startLocalServer } from "#testing/localServer.ts";

let server: Awaited<ReturnType<typeof startLocalServer>>;
let ledger: Awaited<ReturnType<typeof startTestLedger>>;

beforeAll(async () => {
  server = await startLocalServer();
});

afterAll(() => server.close());

beforeEach(async () => {
  ledger = await startTestLedger(server);
  const { lane } = await ledger.open();
  await lane.submit(townCommands(2, 100));
});

afterEach(() => ledger.close());

const code = (answer: LedgerAnswer) =>
  answer.ok ? answer.verdicts.map((verdict) => (verdict.ok ? "accepted" : verdict.code)).join() : answer.code;

const read = async (sql: string) => {
  const { rows } = await ledger.connection.execute(sql);
  return rows.map((row) => Number(Object.values(row)[0]));
};

const version = async () => (await read("SELECT version FROM access_version"))[0] ?? Number.NaN;
const balances = () => read("SELECT posted FROM account WHERE kind = 'member' ORDER BY id");

/** A session that is opened and ended: somebody has lost access. */
async function endSession(): Promise<void> {
  const id = newId();
  await ledger.connection.batch([
    {
      sql: "INSERT INTO session (id, token_hash, member, created_at, expires_at) VALUES (?1, ?1, 'camille', 0, 9)",
      args: [id],
    },
    { sql: "UPDATE session SET revoked_at = 1 WHERE id = ?", args: [id] },
  ]);
}

test("whoever was admitted before somebody lost access is turned away; those admitted since, and orders of the house, are not", async () => {
  const { lane } = await ledger.open();
  const before = await version();
  expect(code(await lane.submit([pay(1, 2, 10)], before))).toBe("accepted");
  await endSession();
  const now = await version();
  expect(now).toBeGreaterThan(before);
  const answers = [lane.submit([pay(1, 2, 1)], before), lane.submit([pay(1, 2, 2)], now)];
  answers.push(lane.submit([pay(1, 2, 4)]), lane.submit([pay(1, 2, 8)], before));
  expect((await Promise.all(answers)).map(code)).toEqual([
    "access_changed",
    "accepted",
    "accepted",
    "access_changed",
  ]);
  expect(await balances()).toEqual([84, 116]);
});

test("a batch that was decided before somebody lost access is decided anew without the others' leave", async () => {
  const { lane } = await ledger.open();
  const before = await version();
  await endSession();
  // The lane has not been told: its first batch meets the fence
  const answers = await Promise.all([lane.submit([pay(1, 2, 1)], before), lane.submit([pay(1, 2, 2)])]);
  expect(answers.map(code)).toEqual(["access_changed", "accepted"]);
  expect(await balances()).toEqual([98, 102]);
  expect(await read("SELECT count(*) FROM batch")).toEqual([2]);
});

test("a batch that was on disk before somebody lost access stays, though its answer was lost", async () => {
  let first = true;
  const between = (store: LedgerStore): LedgerStore => ({
    ...store,
    commit: async (batch) => {
      if (!first) return store.commit(batch);
      first = false;
      await store.commit(batch);
      await endSession();
      return store.commit(batch);
    },
  });
  const { lane } = await ledger.open({ between });
  expect(code(await lane.submit([pay(1, 2, 30)], await version()))).toBe("accepted");
  expect(await balances()).toEqual([70, 130]);
});

test("a version that the database does not have, as after a restored backup, is not taken for a later one", async () => {
  const { lane } = await ledger.open();
  const beyond = (await version()) + 7;
  expect(code(await lane.submit([pay(1, 2, 30)], beyond))).toBe("access_changed");
  expect(code(await lane.submit([pay(1, 2, 30)], await version()))).toBe("accepted");
});

test("everything that takes access away raises the version, and what gives it does not", async () => {
  const member = "INSERT INTO member (id, number, name, type, status, role, language, applied_at) VALUES";
  const changes: [string, boolean][] = [
    [`${member} ('a', 1, 'A', 't', 'applied', 'member', 'fr', 0)`, false],
    ["UPDATE member SET status = 'active' WHERE id = 'a'", false],
    ["UPDATE member SET name = 'B' WHERE id = 'a'", false],
    ["UPDATE member SET role = 'teller' WHERE id = 'a'", true],
    ["UPDATE member SET status = 'suspended' WHERE id = 'a'", true],
    ["INSERT INTO account_holder (account, member, role, since) VALUES ('PIN:1', 'a', 'owner', 0)", false],
    ["UPDATE account_holder SET role = 'viewer' WHERE member = 'a'", true],
    ["DELETE FROM account_holder WHERE member = 'a'", true],
    [
      "INSERT INTO api_key (id, token_hash, name, member, scopes, created_at, expires_at) VALUES ('k', 'h', 'K', 'a', '[]', 0, 9)",
      false,
    ],
    ["UPDATE api_key SET revoked_at = 1 WHERE id = 'k'", true],
    ["DELETE FROM api_key WHERE id = 'k'", false],
    [
      "INSERT INTO device_key (id, member, public_key, name, created_at) VALUES ('d', 'a', 'p', 'D', 0)",
      true,
    ],
    ["UPDATE device_key SET revoked_at = 1 WHERE id = 'd'", true],
    [
      "INSERT INTO session (id, token_hash, member, created_at, expires_at) VALUES ('s', 's', 'a', 0, 9)",
      false,
    ],
    ["UPDATE session SET expires_at = 12 WHERE id = 's'", false],
    ["DELETE FROM session WHERE id = 's'", true],
  ];
  for (const [sql, raises] of changes) {
    const before = await version();
    await ledger.connection.execute(sql);
    expect([sql, (await version()) > before]).toEqual([sql, raises]);
  }
});
