import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import type { Admission } from "@mereau/shared/ledger/binding.ts";
import type { LedgerStore } from "#ledger/store.ts";
import { codeOf, newId, pay, startTestLedger, townCommands } from "#testing/ledger.ts";
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

const read = async (sql: string) => {
  const { rows } = await ledger.connection.execute(sql);
  return rows.map((row) => Number(Object.values(row)[0]));
};

const balances = () => read("SELECT posted FROM account WHERE kind = 'member' ORDER BY id");

/** The admission of a member as they would be admitted now. */
const admit = async (member = "camille"): Promise<Admission> => {
  const [version = 0] = await read(`SELECT version FROM access_version WHERE member = '${member}'`);
  return { member, version };
};

/** A session of Camille’s that is opened and ended: they have lost access. */
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

test("whoever was admitted before they lost access is turned away; nobody else is", async () => {
  const { lane } = await ledger.open();
  const [before, other] = [await admit(), await admit("noor")];
  expect(codeOf(await lane.submit([pay(1, 2, 10)], before))).toBe("accepted");
  await endSession();
  const answers = await Promise.all([
    lane.submit([pay(1, 2, 1)], before),
    lane.submit([pay(1, 2, 2)], other),
    lane.submit([pay(1, 2, 4)]),
    lane.submit([pay(1, 2, 8)], before),
  ]);
  expect(answers.map(codeOf)).toEqual(["access_changed", "accepted", "accepted", "access_changed"]);
  expect(codeOf(await lane.submit([pay(1, 2, 16)], await admit()))).toBe("accepted");
  expect(await balances()).toEqual([68, 132]);
});

test("of one member’s calls in one batch, those of the latest admission alone go", async () => {
  const { lane } = await ledger.open();
  const before = await admit();
  await endSession();
  const now = await admit();
  const first = lane.submit([pay(2, 1, 1)]);
  const answers = [lane.submit([pay(1, 2, 1)], before), lane.submit([pay(1, 2, 2)], now)];
  expect((await Promise.all([first, ...answers])).map(codeOf)).toEqual([
    "accepted",
    "access_changed",
    "accepted",
  ]);
});

test("a repetition, which changes nothing, is answered only to whoever has lost no access", async () => {
  const { lane } = await ledger.open();
  const before = await admit();
  const payment = pay(1, 2, 10);
  const answer = await lane.submit([payment], before);
  expect(await lane.submit([payment], before)).toEqual(answer);
  await endSession();
  expect(codeOf(await lane.submit([payment], before))).toBe("access_changed");
  expect(await lane.submit([payment], await admit())).toEqual(answer);
});

test("a batch that was on disk before its caller lost access stays, though its answer was lost", async () => {
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
  expect(codeOf(await lane.submit([pay(1, 2, 30)], await admit()))).toBe("accepted");
  expect(await balances()).toEqual([70, 130]);
});

test("a version that the database does not have, as after a restored backup, is not taken for a later one", async () => {
  const { lane } = await ledger.open();
  const { member, version } = await admit();
  expect(codeOf(await lane.submit([pay(1, 2, 30)], { member, version: version + 7 }))).toBe("access_changed");
  expect(codeOf(await lane.submit([pay(1, 2, 30)], await admit()))).toBe("accepted");
});

test("everything that takes access away raises the member’s version, and what gives it does not", async () => {
  const member = "INSERT INTO member (id, number, name, type, status, role, language, applied_at) VALUES";
  const changes: [string, boolean][] = [
    [`${member} ('a', 1, 'A', 't', 'applied', 'member', 'fr', 0)`, false],
    ["UPDATE member SET status = 'active' WHERE id = 'a'", false],
    ["UPDATE member SET name = 'B' WHERE id = 'a'", false],
    ["UPDATE member SET role = 'teller' WHERE id = 'a'", true],
    ["UPDATE member SET status = 'suspended' WHERE id = 'a'", true],
    ["INSERT INTO account_holder (account, member, role, since) VALUES ('PIN:1', 'a', 'owner', 0)", false],
    ["UPDATE account_holder SET role = 'viewer' WHERE member = 'a'", true],
    ["UPDATE account_holder SET role = 'viewer', per_day = 5 WHERE member = 'a'", false],
    ["DELETE FROM account_holder WHERE member = 'a'", true],
    [
      "INSERT INTO api_key (id, token_hash, name, member, scopes, created_at, expires_at) VALUES ('k', 'h', 'K', 'a', '[]', 0, 9)",
      false,
    ],
    ["UPDATE api_key SET revoked_at = 1 WHERE id = 'k'", true],
    ["DELETE FROM api_key WHERE id = 'k'", false],
    [
      "INSERT INTO device_key (id, member, public_key, name, created_at) VALUES ('d', 'a', 'p', 'D', 0)",
      false,
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
    const before = await admit("a");
    await ledger.connection.execute(sql);
    expect([sql, (await admit("a")).version - before.version]).toEqual([sql, raises ? 1 : 0]);
  }
});
