import { createClient } from "@libsql/client/web";
import nacl from "tweetnacl";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import type { Reader } from "@mereau/db/ledger/verify/batches.ts";
import { verifyLedger } from "@mereau/db/ledger/verify/verify.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { pay, startTestLedger, townCommands } from "#testing/ledger.ts";
import { startLocalServer } from "#testing/localServer.ts";

let server: Awaited<ReturnType<typeof startLocalServer>>;
let ledger: Awaited<ReturnType<typeof startTestLedger>>;
let read: Reader;

const publicKey = toBase64url(nacl.sign.keyPair.fromSeed(new Uint8Array(32).fill(3)).publicKey);
const keys = { community: "test", publicKey, isOrderSigned: () => Promise.resolve(null) };

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
  await lane.submit(townCommands(3, 100));
  const allowance = { perTransfer: 50, perDay: null };
  await lane.submit([
    { kind: "set_allowance", account: "PIN:1", member: "camille", allowance },
    pay(1, 2, 30),
  ]);
  const hold = { ...pay(2, 3, 20), kind: "hold" as const, expiresAt: Date.now() + 60_000 };
  await lane.submit([hold, pay(1, 2, 999), { ...pay(2, 3, 5), memo: "œufs" }]);
});

afterEach(() => ledger.close());

test("a ledger as it was committed verifies, down to its last figure", async () => {
  const { faults, ...counted } = await verifyLedger(read, keys);
  expect(faults).toEqual([]);
  expect(counted).toMatchObject({ batches: 3, transfers: 7, postings: 10, accounts: 4 });
});

/** Changes that no rule made: each is found, and the fault names where it was made. */
test.each([
  ["UPDATE account SET posted = posted + 1 WHERE id = 'PIN:2'", "account PIN:2"],
  ["UPDATE account SET credit_limit = 5 WHERE id = 'PIN:3'", "account PIN:3"],
  ["DELETE FROM account WHERE id = 'PIN:3'", "account PIN:3"],
  ["UPDATE posting SET amount = amount - 1 WHERE account = 'PIN:1' AND seq = 7", "posting PIN:1/7"],
  ["UPDATE posting SET at = at + 1 WHERE account = 'PIN:1' AND seq = 7", "posting PIN:1/7"],
  ["DELETE FROM posting WHERE seq = 8", "posting PIN:2/8"],
  [
    "INSERT INTO posting SELECT account, 99, transfer, at, amount, posted, purpose, counter FROM posting WHERE seq = 8",
    "posting PIN:2/99",
  ],
  ["UPDATE transfer SET memo = 'œufs' || char(0) WHERE memo = 'œufs'", "transfer "],
  ["UPDATE transfer SET verdict = 'accepted' WHERE verdict <> 'accepted'", "transfer "],
  ["UPDATE transfer SET amount = CAST(amount AS TEXT) || 'x' WHERE seq = 4", "transfer "],
  ["UPDATE hold SET expires_at = expires_at + 1", "hold "],
  ["UPDATE allowance SET spent = 0", "allowance PIN:1/camille"],
  ["UPDATE currency SET name = 'Épingle'", "currency PIN"],
  ["UPDATE batch SET content = replace(content, 'œufs', 'bufs') WHERE seq = 3", "batch 3"],
  ["UPDATE batch SET content = substr(content, 1, length(content) - 1) WHERE seq = 2", "batch 2"],
  ["UPDATE batch SET hash = replace(hash, substr(hash, 1, 1), 'g') WHERE seq = 2", "batch 2"],
  [
    "UPDATE batch SET signature = CASE WHEN signature LIKE 'A%' THEN 'B' ELSE 'A' END || substr(signature, 2) WHERE seq = 1",
    "batch 1",
  ],
  ["UPDATE batch SET id = upper(id) || 'x' WHERE seq = 2", "batch 2"],
  ["UPDATE batch SET at = at + 1 WHERE seq = 2", "batch 2"],
  ["UPDATE batch SET last_posting = last_posting + 1 WHERE seq = 2", "batch 2"],
  ["DELETE FROM batch WHERE seq = 2", "batch 3"],
  ["UPDATE writer SET epoch = 0", "table writer"],
])("%s is found and named", async (alteration, where) => {
  await ledger.connection.execute(alteration);
  const { faults } = await verifyLedger(read, keys);
  expect(faults.map((fault) => fault.where)).toContainEqual(expect.stringContaining(where));
});

test("another community's key or name does not verify", async () => {
  const other = await verifyLedger(read, { ...keys, publicKey: toBase64url(new Uint8Array(32).fill(9)) });
  expect(other.faults[0]?.what).toContain("signature");
  const foreign = await verifyLedger(read, { ...keys, community: "elsewhere" });
  expect(foreign.faults[0]?.what).toContain("another community");
});
