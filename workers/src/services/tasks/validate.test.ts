import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { taskClaim, transfer } from "@mereau/db/tenant/schema.ts";
import { taskRequest } from "@mereau/shared/contracts/tasks.ts";
import type { CommunityContext } from "#services/context.ts";
import { claimTask } from "#services/tasks/claim.ts";
import { changeTask, createTask } from "#services/tasks/set.ts";
import { validateClaim } from "#services/tasks/validate.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { newId, paymentOf } from "#testing/community.ts";
import { losingAnswers } from "#testing/lostAnswers.ts";
import { type Space, startSpace } from "#testing/spaceTown.ts";

const POT = "POKOU:pot-solidarity";
let space: Space;

beforeAll(async () => {
  space = await startSpace();
  await space.sell(space.bar.tokens, "50.00");
});

afterAll(() => space.close());

/** A task of 300 pokoù, from the pot unless it is paid with new money, and that Zoé says to have done it. */
async function claimed(pot: string | null = POT) {
  const { id: task, ...offer } = taskRequest.parse({
    id: newId(),
    name: { fr: "Ménage", en: "Cleaning" },
    reward: { currency: "POKOU", amount: "300", pot },
    validators: [],
  });
  await createTask(space.context(), space.admin, { id: task, ...offer });
  const asked = { id: newId(), task, account: space.zoe.tokens, note: null };
  const { id } = await claimTask(space.context(), space.zoe.caller, asked);
  return { id, task, offer };
}

const validate = (id: string, ctx = space.context()) => validateClaim(ctx, space.admin, id);

const fillPot = () =>
  createTransfer(space.context(), space.bar.caller, {
    ...paymentOf(space.bar.tokens, POT, "1000"),
    currency: "POKOU",
  });

/** What a claim’s row names, and what the ledger paid for it. */
async function paidFor(id: string) {
  const [row] = await space.db.select().from(taskClaim).where(eq(taskClaim.id, id));
  const made = await space.db
    .select({ id: transfer.id })
    .from(transfer)
    .where(and(eq(transfer.reference, `task-claims/${id}`), eq(transfer.verdict, "accepted")));
  return { state: row?.state, named: row?.transfer, made: made.map((it) => it.id) };
}

/** A request to which the ledger’s answer comes only once it is let through. */
function slow() {
  const ctx = space.context();
  const [answered, through] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const late: CommunityContext = {
    ...ctx,
    ledger: {
      ...ctx.ledger,
      submit: async (...call) => {
        const answer = await ctx.ledger.submit(...call);
        answered.resolve();
        await through.promise;
        return answer;
      },
    },
  };
  return { late, answered: answered.promise, letThrough: () => through.resolve() };
}

test("of several who validate while the pot is being filled, one pays, and the claim names that transfer", async () => {
  const { id } = await claimed();
  const [refused, accepted] = [slow(), slow()];
  const first = validate(id, refused.late);
  await refused.answered;
  await expect(validate(id)).rejects.toMatchObject({ code: "insufficient_funds" });
  await fillPot();
  const second = validate(id, accepted.late);
  await accepted.answered;
  refused.letThrough();
  await expect(first).rejects.toMatchObject({ code: "insufficient_funds" });
  expect((await validate(id)).state).toBe("paid");
  accepted.letThrough();
  expect((await second).state).toBe("paid");
  const { state, named, made } = await paidFor(id);
  expect([state, made]).toEqual(["paid", [named]]);
});

test("a task that is renamed while it is not known whether it was paid is not paid again", async () => {
  const { id, task, offer } = await claimed(null);
  await expect(validate(id, losingAnswers(space.context()))).rejects.toMatchObject({
    code: "outcome_unknown",
  });
  await changeTask(space.context(), space.admin, task, { ...offer, name: { fr: "Lavage", en: null } });
  expect((await validate(id)).state).toBe("paid");
  const { named, made } = await paidFor(id);
  expect(made).toEqual([named]);
});
