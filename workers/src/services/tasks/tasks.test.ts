import { afterAll, beforeAll, expect, test } from "vitest";

import { audit } from "@mereau/db/tenant/schema.ts";
import { taskRequest } from "@mereau/shared/contracts/tasks.ts";
import { eq } from "drizzle-orm";
import type { Caller } from "#services/context.ts";
import { claimTask } from "#services/tasks/claim.ts";
import { refuseClaim, withdrawClaim } from "#services/tasks/decide.ts";
import { getClaim, listClaims } from "#services/tasks/list.ts";
import { changeTask, createTask } from "#services/tasks/set.ts";
import { validateClaim } from "#services/tasks/validate.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId } from "#testing/community.ts";
import { type Space, startSpace } from "#testing/spaceTown.ts";

let space: Space;
let idriss: Awaited<ReturnType<Space["join"]>>;

beforeAll(async () => {
  space = await startSpace();
  idriss = await space.join("Idriss", "coworker");
  for (const [name, id] of [
    ["zoe", space.zoe.caller.member],
    ["idriss", idriss.caller.member],
  ])
    await space.db.run(`update member set email = '${name}@example.org' where id = '${id}'`);
});

afterAll(() => space.close());

async function offer(change: { pot?: string; validators?: string[]; amount?: string } = {}) {
  const { amount = "180", pot = null, validators = [] } = change;
  const request = taskRequest.parse({
    id: newId(),
    name: { fr: "Écrire un tutoriel", en: "Write a tutorial" },
    reward: { currency: "POKOU", amount, pot },
    validators,
  });
  await createTask(space.context(), space.admin, request);
  return request;
}

const claim = (task: string, caller: Caller = space.zoe.caller, account = space.zoe.tokens) =>
  claimTask(space.context(), caller, { id: newId(), task, account, note: "samedi" });

const validate = (id: string, caller: Caller) => validateClaim(space.context(), caller, id);

test("a task that is found done is paid with new money, once, however many validate it at once", async () => {
  const { admin, zoe, posted, db, transfers } = space;
  const { id: task } = await offer();
  const { id, state } = await claim(task);
  expect(state).toBe("claimed");
  const answers = await Promise.all([validate(id, admin), validate(id, admin), validate(id, admin)]);
  expect(new Set(answers.map((it) => it.state))).toEqual(new Set(["paid"]));
  expect(await posted(zoe.tokens)).toBe(180);
  const paid = (await transfers()).filter(({ reference }) => reference === `task-claims/${id}`);
  expect(paid).toMatchObject([
    { kind: "issue", memo: "Écrire un tutoriel", actor: admin.member, onBehalfOf: zoe.caller.member },
  ]);
  expect(await validate(id, admin)).toMatchObject({ state: "paid", transfer: paid[0]?.id });
  const lines = await db.select().from(audit).where(eq(audit.subject, id));
  expect(lines.map(({ action }) => action)).toEqual(["task.validate"]);
});

test("a pot that has nothing leaves it validated, and pays once it has", async () => {
  const { admin, zoe, context, sell, posted } = space;
  const { id: task } = await offer({ pot: "POKOU:pot-solidarity", amount: "300" });
  const { id } = await claim(task, idriss.caller, `POKOU:${idriss.number}`);
  await expect(validate(id, admin)).rejects.toMatchObject({ code: "insufficient_funds" });
  expect(await getClaim(context(), idriss.caller, id)).toMatchObject({
    state: "validated",
    reason: "insufficient_funds",
    transfer: null,
  });
  await sell(zoe.tokens, "5.00");
  await createTransfer(context(), zoe.caller, {
    id: newId(),
    currency: "POKOU",
    from: zoe.tokens,
    to: "POKOU:pot-solidarity",
    amount: "400",
    memo: null,
    category: null,
    reference: null,
    expiresAt: null,
    order: null,
  });
  expect(await validate(id, admin)).toMatchObject({ state: "paid", reason: null });
  expect([await posted(`POKOU:${idriss.number}`), await posted("POKOU:pot-solidarity")]).toEqual([300, 100]);
});

test("those whom the task names validate it, but nobody for themselves; others do not even see it", async () => {
  const { zoe, bar, context, admin } = space;
  const { id: task } = await offer({ validators: [zoe.caller.member, idriss.caller.member] });
  const { id } = await claim(task);
  await expect(validate(id, zoe.caller)).rejects.toMatchObject({ code: "forbidden" });
  await expect(validate(id, bar.caller)).rejects.toMatchObject({ code: "unknown_task_claim" });
  await expect(refuseClaim(context(), bar.caller, id, "x")).rejects.toMatchObject({
    code: "unknown_task_claim",
  });
  await expect(getClaim(context(), bar.caller, id)).rejects.toMatchObject({ code: "unknown_task_claim" });
  const toDo = await listClaims(context(), idriss.caller, { all: true, state: "claimed", limit: 9 });
  expect(toDo.items.map((it) => it.id)).toEqual([id]);
  expect((await validate(id, idriss.caller)).state).toBe("paid");
  const own = await claim(task, admin, "POKOU:1001");
  await expect(validate(own.id, admin)).rejects.toMatchObject({ code: "forbidden" });
});

test("a refusal tells why, and is final; what is taken back is too", async () => {
  const { admin, zoe, context, runDue, letters } = space;
  const { id: task } = await offer({ validators: [idriss.caller.member] });
  const refused = await claim(task);
  expect(await refuseClaim(context(), admin, refused.id, "annulé")).toMatchObject({
    state: "refused",
    reason: "annulé",
    decidedBy: admin.member,
  });
  await expect(validate(refused.id, admin)).rejects.toMatchObject({ code: "task_claim_decided" });
  const withdrawn = await claim(task);
  expect((await withdrawClaim(context(), zoe.caller, withdrawn.id)).state).toBe("withdrawn");
  await expect(refuseClaim(context(), admin, withdrawn.id, "x")).rejects.toMatchObject({
    code: "task_claim_decided",
  });
  await runDue(Date.now() + 60_000);
  const subjects = (await letters()).map(({ recipient, subject }) => `${recipient} ${subject}`);
  expect(subjects).toContain("zoe@example.org Votre demande n’a pas été retenue : Écrire un tutoriel");
  expect(subjects).toContain("idriss@example.org Zoé a fait : Écrire un tutoriel");
  expect(subjects.some((it) => it.startsWith("zoe@example.org Merci ! 180"))).toBe(true);
});

test("a claim whose payment was undone is shown as reversed, and is not paid again", async () => {
  const { admin, zoe, context, posted } = space;
  const { id: task } = await offer();
  const before = await posted(zoe.tokens);
  const { id } = await claim(task);
  const { transfer, reversal: none } = await validate(id, admin);
  expect(none).toBeNull();
  const reversal = { id: newId(), reason: "Tutoriel déjà écrit" };
  await reverseTransfer(context(), admin, transfer ?? "", reversal);
  const now = await getClaim(context(), zoe.caller, id);
  expect(now).toMatchObject({
    state: "reversed",
    transfer,
    reversal: { transfer: reversal.id, reason: "Tutoriel déjà écrit" },
  });
  expect(await validate(id, admin)).toEqual(now);
  expect(await posted(zoe.tokens)).toBe(before);
  const listed = async (state: "paid" | "reversed") =>
    (await listClaims(context(), zoe.caller, { state, all: false, limit: 50 })).items.map((it) => it.id);
  expect(await listed("reversed")).toEqual([id]);
  expect(await listed("paid")).not.toContain(id);
});

test("a claim keeps the reward it was made for, and is paid on an account of one’s own alone", async () => {
  const { admin, zoe, bar, context } = space;
  const { id, ...fields } = await offer({ amount: "100" });
  const made = await claim(id);
  await changeTask(context(), admin, id, { ...fields, reward: { ...fields.reward, amount: "9" } });
  expect((await validate(made.id, admin)).reward.amount).toBe("100");
  await expect(claim(id, zoe.caller, bar.tokens)).rejects.toMatchObject({ code: "forbidden" });
  await changeTask(context(), admin, id, { ...fields, active: false });
  await expect(claim(id)).rejects.toMatchObject({ code: "task_not_on_offer" });
});
