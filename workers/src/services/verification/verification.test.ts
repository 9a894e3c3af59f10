import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { account, batch, posting } from "@mereau/db/tenant/schema.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { listVerifications, readVerification, startVerification } from "#services/verification/start.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let noor: Awaited<ReturnType<TestCommunity["join"]>>;

beforeAll(async () => {
  town = await startCommunity();
  noor = await town.join("Noor");
  const shop = await town.join("Fournil", "provider");
  await town.endow(noor.account, "100");
  for (const amount of ["1", "2", "3.50"])
    await createTransfer(town.context(), noor.caller, paymentOf(noor.account, shop.account, amount));
});

afterAll(() => town.close());

const verified = async () => {
  const id = newId();
  await startVerification(town.context(), town.admin, id, "fr");
  for (let runs = 0; runs < 20; runs += 1) {
    await town.runDue(Date.now());
    const found = await readVerification(town.context(), town.admin, id, "fr");
    if (found.state !== "running") return found;
  }
  throw new Error("It does not end");
};

test("a ledger as it was written is right, with the figures of its last batch", async () => {
  const found = await verified();
  const [last] = (await town.db.select().from(batch)).slice(-1);
  expect(found).toMatchObject({
    state: "right",
    phase: "done",
    batches: last?.seq,
    head: last?.seq,
    transfers: last?.lastTransfer,
    postings: last?.lastPosting,
    hash: last?.hash,
    headAt: last?.at,
    faults: [],
    faultCount: 0,
    startedBy: { id: town.admin.member },
  });
  expect(found.accounts).toBe((await town.db.select().from(account)).length);
  const { items } = await listVerifications(town.context(), town.admin, "fr", { limit: 10 });
  expect(items.map(({ id }) => id)).toContain(found.id);
});

test("while one is under way it is answered to whoever asks for another", async () => {
  const first = await startVerification(town.context(), town.admin, newId(), "en");
  const second = await startVerification(town.context(), town.admin, newId(), "en");
  expect([first.state, second.id]).toEqual(["running", first.id]);
  for (let runs = 0; runs < 5; runs += 1) await town.runDue(Date.now());
  expect(await readVerification(town.context(), town.admin, first.id, "en")).toMatchObject({
    state: "right",
  });
});

test("whatever was altered is found, and said in words", async () => {
  const [kept] = await town.db.select().from(account).where(eq(account.id, noor.account));
  await town.db
    .update(account)
    .set({ posted: (kept?.posted ?? 0) - 1 })
    .where(eq(account.id, noor.account));
  const wrong = await verified();
  expect([wrong.state, wrong.faults.map(({ what, where }) => [what, where])]).toEqual([
    "wrong",
    [
      ["balance_differs", noor.account],
      ["currency_unbalanced", "MIEL"],
    ],
  ]);
  expect(wrong.faults[0]?.sentence).toBe(
    `Le solde du compte ${noor.account} n’est pas la somme de ses écritures.`,
  );
  await town.db
    .update(account)
    .set({ posted: kept?.posted ?? 0 })
    .where(eq(account.id, noor.account));

  const [row] = (await town.db.select().from(batch)).slice(-1);
  if (!row) throw new Error("There is no batch");
  const forged = row.content.replace("Noor", "Nora").replace(/"at":\d/, `"at":9`);
  await town.db.update(batch).set({ content: forged }).where(eq(batch.seq, row.seq));
  const kinds = new Set((await verified()).faults.map(({ what }) => what));
  expect(kinds).toContain("hash_wrong");
  await town.db.update(batch).set({ content: row.content }).where(eq(batch.seq, row.seq));

  const [entry] = (await town.db.select().from(posting)).slice(-1);
  if (!entry) throw new Error("There is no posting");
  await town.db.delete(posting).where(eq(posting.seq, entry.seq));
  const lost = new Set((await verified()).faults.map(({ what }) => what));
  expect([...lost]).toEqual(expect.arrayContaining(["record_differs", "balance_differs", "rows_too_many"]));
  await town.db.insert(posting).values(entry);
  expect((await verified()).state).toBe("right");
});

test("members may not ask for it", async () => {
  await expect(startVerification(town.context(), noor.caller, newId(), "fr")).rejects.toMatchObject({
    code: "forbidden",
  });
});
