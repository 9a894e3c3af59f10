import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { tillMovement } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { issue } from "#services/currencies/issue.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { Refusal } from "#services/refusal.ts";
import { readTill } from "#services/tills/find.ts";
import { openTill } from "#services/tills/open.ts";
import { takeAtTill } from "#services/tills/take.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let alice: string;

beforeAll(async () => {
  town = await startCommunity();
  alice = (await town.join("Alice")).account;
});

afterAll(() => town.close());

async function startTill(name: string) {
  const { caller } = await town.join(name, "individual", "teller");
  const till = await openTill(town.context(), caller, { id: newId(), float: "100", place: null });
  const now = async () => {
    const { movements, pending, expected } = await readTill(town.context(), caller, till.id);
    return { movements, pending, expected };
  };
  const counter = { till: till.id, means: "cash" } as const;
  const money = await findCurrency(town.context(), "MIEL");
  /** Asks for forty units at this till; what asks the ledger is given. */
  const take = <Answer>(id: string, ask: () => Promise<Answer>, at = Date.now()) =>
    takeAtTill(town.context({ now: at }), caller, { id, counter, money, to: alice, amount: 4000 }, ask);
  const carryOut = (id: string) => () =>
    issue(town.context(), caller, "MIEL", {
      id,
      to: alice,
      amount: "40",
      reference: `tills/${till.id}`,
      memo: null,
      category: null,
      confirmExpected: false,
    });
  return { now, take, carryOut };
}

const refuse = async () => {
  throw new Refusal("deposit_expected");
};
const breakOff = async () => {
  throw new Refusal("outcome_unknown");
};

test("of two who ask for the same issue at once, one refused, the other is carried out and is in the till", async () => {
  const { now, take, carryOut } = await startTill("Noor");
  const id = newId();
  const refused = Promise.withResolvers<void>();
  const carried = take(id, async () => {
    await refused.promise;
    return carryOut(id)();
  });
  await expect.poll(now).toMatchObject({ pending: 1 });
  await expect(take(id, refuse)).rejects.toMatchObject({ code: "deposit_expected" });
  expect(await now()).toEqual({ movements: 1, pending: 1, expected: "100.00" });
  refused.resolve();
  await carried;
  expect(await now()).toEqual({ movements: 1, pending: 0, expected: "140.00" });
});

test("where all who ask at once are refused nothing stays in the till", async () => {
  const { now, take } = await startTill("Ines");
  const id = newId();
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => take(id, refuse)));
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(await now()).toEqual({ movements: 0, pending: 0, expected: "100.00" });
});

test("what nobody knows the outcome of stays until it is asked again, also after a request that was cut off", async () => {
  const { now, take } = await startTill("Ugo");
  const id = newId();
  await expect(take(id, breakOff)).rejects.toMatchObject({ code: "outcome_unknown" });
  expect(await now()).toMatchObject({ movements: 1, pending: 1 });
  // One that never comes back, as where its Worker was ended
  void take(id, () => new Promise(() => undefined));
  const askingFor = async () =>
    (await town.db.select().from(tillMovement).where(eq(tillMovement.id, id))).map(({ asking }) => asking);
  await expect.poll(askingFor).toEqual([1]);
  await expect(take(id, refuse)).rejects.toMatchObject({ code: "deposit_expected" });
  expect(await now()).toMatchObject({ movements: 1, pending: 1 });
  await expect(take(id, refuse, Date.now() + DAY_MS)).rejects.toMatchObject({ code: "deposit_expected" });
  expect(await now()).toEqual({ movements: 0, pending: 0, expected: "100.00" });
});
