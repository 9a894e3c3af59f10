import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { account, batch, certification, member, transfer } from "@mereau/db/tenant/schema.ts";
import { foundFor, idAt, play, start } from "#testing/pastTown.ts";

const DAY = 86_400_000;

function pastOf(actor: string) {
  const [monday, tuesday] = [start + DAY, start + 2 * DAY];
  const open = {
    kind: "open_account",
    account: "MIEL:1002",
    currency: "MIEL",
    creditLimit: "0",
    balanceCap: null,
  };
  const asked = (at: number) => ({ id: idAt(at), actor, currency: "MIEL" });
  const pay = { ...asked(tuesday), kind: "payment", from: "MIEL:1001", to: "MIEL:1002" };
  return [
    {
      at: monday,
      items: [open, { ...asked(monday), kind: "issue", to: "MIEL:1001", amount: "50", reference: "VIR-1" }],
    },
    {
      at: tuesday,
      items: [
        { ...pay, amount: "12,50" },
        { ...pay, id: idAt(tuesday), amount: "80" },
      ],
    },
  ];
}

test("a demonstration’s past stands in its ledger at the moments of the past, once", async () => {
  const { request, db } = await foundFor("show");
  const founder = request.admin.id;
  const body = { moments: pastOf(founder), members: [{ member: founder, since: start - DAY }] };
  expect(await play(request.slug, body)).toEqual({
    status: 200,
    played: { moments: 2, accepted: 3, refused: 1, dated: 1, certified: 0 },
  });
  const times = async () =>
    (await db.select({ at: batch.at }).from(batch).orderBy(asc(batch.seq))).map(({ at }) => at);
  expect(await times()).toEqual([start, start + DAY, start + 2 * DAY]);

  const once = { moments: 2, accepted: 3, refused: 1, dated: 1, certified: 0 };
  expect((await play(request.slug, body)).played).toEqual(once);
  expect(await times()).toHaveLength(3);
  expect(await db.select({ verdict: transfer.verdict }).from(transfer).orderBy(asc(transfer.seq))).toEqual([
    { verdict: "accepted" },
    { verdict: "accepted" },
    { verdict: "insufficient_funds" },
  ]);
  const [shop] = await db.select().from(account).where(eq(account.id, "MIEL:1002"));
  expect(shop?.posted).toBe(1250);
  const [maud] = await db.select().from(member).where(eq(member.id, founder));
  expect([maud?.appliedAt, maud?.decidedAt]).toEqual([start - DAY, start - DAY]);
});

test("history exists for the operator, in development, for a demonstration, and for nobody else", async () => {
  const { request } = await foundFor("show");
  const { request: real, db } = await foundFor("real");
  const body = { moments: pastOf(request.admin.id) };
  expect((await play(request.slug, body, { token: "x".repeat(43) })).status).toBe(404);
  expect((await play(request.slug, body, { environment: "production" })).status).toBe(404);
  expect((await play(real.slug, body)).status).toBe(404);
  const [first, ...rest] = await db.select({ at: batch.at }).from(batch);
  expect(rest).toEqual([]);
  expect(first?.at).toBeGreaterThan(start + 300 * DAY);
});

test("a past that is told out of order is refused before anything is done", async () => {
  const { request, db } = await foundFor("show");
  const body = { moments: pastOf(request.admin.id).toReversed() };
  expect((await play(request.slug, body)).status).toBe(422);
  expect(await db.select({ at: batch.at }).from(batch)).toHaveLength(1);
});

test("the past tells who has waited since when, and who vouched for whom, once a pair", async () => {
  const { request, db } = await foundFor("show");
  const founder = request.admin.id;
  const [luce, at] = [idAt(start), start + 3 * DAY];
  await db.insert(member).values({
    id: luce,
    number: 1002,
    name: "Luce",
    email: "luce@example.org",
    type: "individual",
    status: "applied",
    role: "member",
    language: "fr",
    appliedAt: start + 300 * DAY,
  });
  const pair = { id: idAt(at), certifier: founder, certified: luce, at };
  const stranger = { ...pair, id: idAt(at), certified: idAt(at) };
  const body = { members: [{ member: luce, since: start + DAY }], certifications: [pair, stranger] };
  expect((await play(request.slug, body)).played).toMatchObject({ dated: 1, certified: 1 });
  expect((await play(request.slug, body)).played).toMatchObject({ dated: 1, certified: 0 });
  const [waiting] = await db.select().from(member).where(eq(member.id, luce));
  expect([waiting?.appliedAt, waiting?.decidedAt]).toEqual([start + DAY, null]);
  expect(await db.select().from(certification)).toEqual([
    { certified: 1002, certifier: 1001, id: pair.id, at, expiresAt: at + 731 * DAY },
  ]);
});
