import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import type { SealedBatch } from "@mereau/db/ledger/commit.ts";
import type { LedgerStore } from "#ledger/store.ts";
import { codeOf, pay, startTestLedger, townCommands } from "#testing/ledger.ts";
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

const balances = async () => {
  const { rows } = await ledger.connection.execute(
    "SELECT posted FROM account WHERE kind = 'member' ORDER BY id",
  );
  return rows.map((row) => Number(row["posted"]));
};

const lost = { kind: "unknown", reason: "the connection broke" } as const;

/** Answers no look-up. */
const deaf = (store: LedgerStore): LedgerStore => ({
  ...store,
  load: () => Promise.reject(new Error("no answer")),
});

/** Makes the first commit go another way; those after it go through. */
const atFirst = (commit: (store: LedgerStore, batch: SealedBatch) => ReturnType<LedgerStore["commit"]>) => {
  let first = true;
  return (store: LedgerStore): LedgerStore => ({
    ...store,
    commit: (batch) => {
      const now = first;
      first = false;
      return now ? commit(store, batch) : store.commit(batch);
    },
  });
};

test("an answer lost after the commit is found again: the payment is made once", async () => {
  const between = atFirst(async (store, batch) => {
    await store.commit(batch);
    return lost;
  });
  const { lane } = await ledger.open({ between });
  expect(codeOf(await lane.submit([pay(1, 2, 30)]))).toBe("accepted");
  expect(await balances()).toEqual([70, 130]);
});

test("a request lost before the commit is sent again: the payment is made once", async () => {
  const { lane } = await ledger.open({ between: atFirst(() => Promise.resolve(lost)) });
  expect(codeOf(await lane.submit([pay(1, 2, 30)]))).toBe("accepted");
  expect(await balances()).toEqual([70, 130]);
});

test("a batch that arrives once more, late, finds its place taken", async () => {
  let held: SealedBatch | undefined;
  const between = atFirst((_, batch) => {
    held = batch;
    return Promise.resolve(lost);
  });
  const { lane } = await ledger.open({ between });
  await lane.submit([pay(1, 2, 30)]);
  expect(held?.seq).toBe(2);
  const { lane: other, ended } = await ledger.open({
    between: (store) => ({ ...store, commit: (batch) => store.commit(held ?? batch) }),
  });
  expect(codeOf(await other.submit([pay(1, 2, 5)]))).toBe("outcome_unknown");
  expect(await ended).toContain("fenced");
  expect(await balances()).toEqual([70, 130]);
});

test("an instance that was replaced can write nothing more, and ends", async () => {
  const stale = await ledger.open();
  const current = await ledger.open();
  expect(codeOf(await stale.lane.submit([pay(1, 2, 30)]))).toBe("outcome_unknown");
  expect(await stale.ended).toContain("fenced");
  expect(codeOf(await stale.lane.submit([pay(1, 2, 30)]))).toBe("unavailable");
  expect(codeOf(await current.lane.submit([pay(1, 2, 30)]))).toBe("accepted");
  expect(await balances()).toEqual([70, 130]);
});

test("a replaced instance's batch, held back and let go after the takeover, changes nothing", async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const between = (store: LedgerStore): LedgerStore => ({
    ...store,
    commit: async (batch) => {
      await gate;
      return store.commit(batch);
    },
  });
  const stale = await ledger.open({ between });
  const answer = stale.lane.submit([pay(1, 2, 60)]);
  const current = await ledger.open();
  expect(codeOf(await current.lane.submit([pay(1, 2, 60)]))).toBe("accepted");
  open();
  expect(codeOf(await answer)).toBe("outcome_unknown");
  expect(await balances()).toEqual([40, 160]);
});

test("while an outcome is in doubt its callers are told so, others that nothing was begun, and then all goes on", async () => {
  const { promise: thaw, resolve: unfreeze } = Promise.withResolvers<void>();
  const frozen = atFirst(async (store, batch) => {
    await store.commit(batch);
    await thaw;
    return lost;
  });
  const { lane } = await ledger.open({ between: frozen, patienceMs: 60 });
  const [first, second] = [pay(1, 2, 30), pay(1, 2, 7)];
  expect(codeOf(await lane.submit([first]))).toBe("outcome_unknown");
  expect(codeOf(await lane.submit([first]))).toBe("outcome_unknown");
  expect(codeOf(await lane.submit([second]))).toBe("unavailable");
  unfreeze();
  await expect.poll(async () => codeOf(await lane.submit([second]))).toBe("accepted");
  expect(codeOf(await lane.submit([first]))).toBe("accepted");
  expect(await balances()).toEqual([63, 137]);
});

test("when a look-up is not answered nothing was begun", async () => {
  const { lane } = await ledger.open({ between: deaf });
  expect(codeOf(await lane.submit([pay(1, 2, 30)]))).toBe("unavailable");
  expect(await balances()).toEqual([100, 100]);
});

test("a batch that the tables refuse ends the instance, with nothing half written", async () => {
  const { lane, ended } = await ledger.open();
  await ledger.connection.execute(
    "UPDATE account SET credit_limit = 0, balance_cap = 110 WHERE id = 'PIN:2'",
  );
  await ledger.connection.execute(
    "CREATE TRIGGER spoilt BEFORE INSERT ON posting BEGIN SELECT RAISE(ABORT, 'spoilt'); END",
  );
  expect(codeOf(await lane.submit([pay(1, 2, 10)]))).toBe("outcome_unknown");
  expect(await ended).toContain("broken");
  expect(await balances()).toEqual([100, 100]);
  const { rows } = await ledger.connection.execute("SELECT count(*) AS count FROM batch");
  expect(rows[0]?.["count"]).toBe(1);
});
