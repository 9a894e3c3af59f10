import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { jobRun } from "@mereau/db/tenant/schema.ts";
import { verifyLedger } from "@mereau/db/ledger/verify/verify.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { newId } from "#testing/community.ts";
import { type Space, startSpace } from "#testing/spaceTown.ts";

/** Spaces are founded now, and what is bought can be spent for two months: to the end of the month after the next. */
const now = new Date();
const monthsOn = (months: number, day = 1) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, day);
const DAY_MS = 86_400_000;
const soon = 1_000;

let prompt: Space;
let late: Space;

beforeAll(async () => {
  [prompt, late] = await Promise.all([startSpace({ months: 2 }), startSpace({ months: 2 })]);
});

afterAll(() => Promise.all([prompt.close(), late.close()]));

const pay = (space: Space, amount: string, at: number) =>
  createTransfer(space.context({ now: at }), space.zoe.caller, {
    id: newId(),
    currency: "POKOU",
    from: space.zoe.tokens,
    to: space.bar.tokens,
    amount,
    memo: null,
    category: null,
    reference: null,
    expiresAt: null,
    order: null,
  });

const expiryLetters = async (space: Space) =>
  (await space.letters()).filter(({ subject }) => subject.includes("à dépenser avant"));

const expiries = async (space: Space) =>
  (await space.transfers())
    .filter(({ kind }) => kind === "expiry")
    .map(({ amount, reference }) => [amount, reference]);

test("what is not spent is told of thirty days before, once, and expires when its month is over, once", async () => {
  const { zoe, sell, runDue, posted, db } = prompt;
  await db.run(`update member set email = 'zoe@example.org' where id = '${zoe.caller.member}'`);
  await sell(zoe.tokens, "20.00");
  const expiresAt = monthsOn(3);
  await runDue(expiresAt - 31 * DAY_MS + soon);
  expect(await expiryLetters(prompt)).toEqual([]);
  await runDue(expiresAt - 30 * DAY_MS + soon);
  await runDue(expiresAt - 29 * DAY_MS);
  const told = await expiryLetters(prompt);
  expect(
    told.map(({ recipient, subject }) => [recipient, subject.replaceAll(/[\u00a0\u202f]/g, " ")]),
  ).toEqual([
    ["zoe@example.org", expect.stringMatching(/^2 000 pk à dépenser avant la fin du \d+ \p{L}+ \d{4}$/u)],
  ]);
  await sell(zoe.tokens, "5.00", { now: expiresAt - 29 * DAY_MS });
  await pay(prompt, "300", expiresAt - 28 * DAY_MS);
  await runDue(expiresAt - soon);
  expect(await posted(zoe.tokens)).toBe(2_200);
  await runDue(expiresAt + soon);
  await runDue(expiresAt + 2 * soon);
  const month = new Date(expiresAt).toISOString().slice(0, 7);
  expect(await expiries(prompt)).toEqual([[1_700, month]]);
  expect([await posted(zoe.tokens), await posted("POKOU:pot-solidarity")]).toEqual([500, 1_700]);
  const runs = await db
    .select()
    .from(jobRun)
    .where(and(eq(jobRun.work, "expiry"), eq(jobRun.subject, "POKOU")));
  expect(runs.filter(({ finishedAt }) => finishedAt !== null)).toHaveLength(3);
  expect(await expiryLetters(prompt)).toHaveLength(1);
});

test("a clock that was off for a month and more comes to the same", async () => {
  const { zoe, sell, runDue, posted } = late;
  await sell(zoe.tokens, "20.00");
  const expiresAt = monthsOn(3);
  await runDue(expiresAt + 75 * DAY_MS);
  expect([await posted(zoe.tokens), await posted("POKOU:pot-solidarity")]).toEqual([0, 2_000]);
  expect(await expiries(late)).toEqual([[2_000, new Date(expiresAt).toISOString().slice(0, 7)]]);
  await runDue(expiresAt + 76 * DAY_MS);
  expect(await expiries(late)).toHaveLength(1);
});

test("the books of both verify", async () => {
  for (const space of [prompt, late]) {
    const read = async (sql: string, args: readonly (string | number)[] = []) =>
      (await space.db.$client.execute({ sql, args: [...args] })).rows.map((row) =>
        Array.from(row, (cell) => (typeof cell === "string" || typeof cell === "number" ? cell : null)),
      );
    const head = await space.context().ledger.head(space.context().id);
    if (!head.ok) throw new Error(head.code);
    const { faults, transfers } = await verifyLedger(read, {
      community: space.context().id,
      publicKey: head.head.publicKey,
      isOrderSigned: () => Promise.resolve(null),
    });
    expect(faults).toEqual([]);
    expect(transfers).toBeGreaterThan(1);
  }
});
