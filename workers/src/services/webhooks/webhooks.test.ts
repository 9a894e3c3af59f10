import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { webhookAttempt, webhookEndpoint } from "@mereau/db/tenant/schema.ts";
import { chosenKinds } from "@mereau/shared/webhooks/kinds.ts";
import { changeSettings } from "#services/settings/change.ts";
import { removeEndpoint, rotateSecret } from "#services/webhooks/change.ts";
import { createEndpoint } from "#services/webhooks/create.ts";
import { listEndpoints } from "#services/webhooks/list.ts";
import { replay } from "#services/webhooks/replay.ts";
import { sendTest } from "#services/webhooks/sendTest.ts";
import { newId } from "#testing/community.ts";
import { startHookTown, type HookTown } from "#testing/hookTown.ts";

const DAY_MS = 86_400_000;

let town: HookTown;

beforeAll(async () => {
  town = await startHookTown();
});

afterAll(() => town.close());

beforeEach(() => town.clear());

test("a payment is told once to whoever chose it, signed as the specification says", async () => {
  const { id, secret } = await town.listen("payment.made");
  await town.listen("member.approved");
  const payment = await town.pay("7.40");
  await town.runTwice();
  await town.runTwice();
  const [posted, ...others] = town.receiver.posted;
  expect(others).toEqual([]);
  expect(posted?.path).toBe("/hook");
  const message = new Webhook(secret).verify(posted?.body ?? "", posted?.headers ?? {});
  expect(message).toMatchObject({
    version: 1,
    type: "payment.made",
    community: { id: town.request.id, slug: town.request.slug },
    data: {
      transfer: payment,
      currency: "MIEL",
      amount: "7.40",
      from: town.noor.account,
      to: town.shop.account,
      memo: "pain",
    },
  });
  expect(town.told()[0]?.id).toBe(payment);
  expect(() =>
    new Webhook(`whsec_${btoa("x".repeat(24))}`).verify(posted?.body ?? "", posted?.headers ?? {}),
  ).toThrow("No matching signature found");
  expect(await town.attemptsOf({ id })).toMatchObject([
    { event: payment, kind: "payment.made", status: 200, answer: "ok", went: "sent", againAt: null },
  ]);
  expect((await town.standing({ id })).lastSentAt).not.toBeNull();
});

test("what managers do, and who applies, is told with ids alone", async () => {
  await town.listen(...chosenKinds);
  const ada = await town.join("Ada");
  await changeSettings(town.context(), town.admin, {
    identity: { name: "Miel", languages: ["fr"], territory: null },
  });
  await town.runTwice();
  expect(town.told().map(({ type, data }) => [type, data])).toEqual(
    expect.arrayContaining([
      ["member.applied", { member: ada.caller.member }],
      ["member.approved", { member: ada.caller.member }],
      ["settings.changed", { setting: "identity" }],
    ]),
  );
  expect(JSON.stringify(town.told())).not.toContain("Ada");
});

test("what happened before anybody listened is told to nobody", async () => {
  await town.pay("1");
  const before = Date.now();
  await town.listen("payment.made");
  const payment = await town.pay("2");
  await town.runTwice();
  expect(town.told().map(({ id }) => id)).toEqual([payment]);
  expect(Date.parse(town.told()[0]?.timestamp ?? "")).toBeGreaterThan(before);
});

test("one that says it is gone is sent nothing more at once", async () => {
  const { id } = await town.listen("payment.made");
  town.receiver.answer(410);
  await town.pay("1");
  await town.runTwice();
  expect(await town.standing({ id })).toMatchObject({ active: false, disabledFor: "gone" });
  expect((await town.attemptsOf({ id })).map(({ went, againAt }) => [went, againAt])).toEqual([
    ["gone", null],
  ]);
});

test("a redirect is not followed", async () => {
  const { id } = await town.listen("payment.made");
  town.receiver.answer(302, "", { location: `${town.receiver.url}-elsewhere` });
  const { status, went } = await sendTest(town.context(), town.admin, town.sender, id);
  expect([status, went, town.receiver.posted.map(({ path }) => path)]).toEqual([302, "failed", ["/hook"]]);
});

test("a message is sent again under the id it had, one or those of a span, and twice asked is once sent", async () => {
  const { id } = await town.listen("payment.made");
  const from = Date.now();
  const payments = [await town.pay("1"), await town.pay("2")];
  await town.runTwice();
  town.receiver.posted.length = 0;
  const again = { id: newId(), event: payments[0] ?? "" };
  const ctx = town.context();
  expect(await replay(ctx, town.admin, id, again)).toEqual({ planned: 1, more: null });
  await replay(ctx, town.admin, id, again);
  await town.runTwice();
  expect(town.told().map((one) => one.id)).toEqual([payments[0]]);
  town.receiver.posted.length = 0;
  const span = { id: newId(), from: from - 60_000, to: Date.now() };
  const { planned } = await replay(ctx, town.admin, id, span);
  await town.runTwice();
  expect(planned).toBe(town.told().length);
  expect(town.told().map((one) => one.id)).toEqual(expect.arrayContaining(payments));
  await expect(replay(ctx, town.admin, id, { id: newId(), event: newId() })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("for a day after a new secret both sign, and then the new one alone", async () => {
  const { id, secret } = await town.listen("payment.made");
  const { secret: renewed, formerSecretUntil } = await rotateSecret(
    town.context(),
    town.admin,
    town.sender,
    id,
  );
  expect(renewed).not.toBe(secret);
  await sendTest(town.context(), town.admin, town.sender, id);
  const [{ headers, body } = { headers: {}, body: "" }] = town.receiver.posted;
  for (const one of [secret, renewed]) new Webhook(one).verify(body, headers);
  expect(formerSecretUntil).toBeGreaterThan(Date.now() + DAY_MS - 60_000);
  town.receiver.posted.length = 0;
  const later = town.context({ now: (formerSecretUntil ?? 0) + 1 });
  await sendTest(later, town.admin, town.sender, id);
  expect(town.receiver.posted[0]?.headers["webhook-signature"]?.split(" ")).toHaveLength(1);
});

test("a secret is shown once and kept sealed, and only administrators decide who listens", async () => {
  const asked = { id: newId(), name: "Boutique", url: town.receiver.url, kinds: ["payment.made" as const] };
  const made = await createEndpoint(town.context(), town.admin, town.sender, asked);
  const again = await createEndpoint(town.context(), town.admin, town.sender, asked);
  expect("secret" in made && !("secret" in again)).toBe(true);
  const [row] = await town.db.select().from(webhookEndpoint);
  expect(row?.secret).not.toContain("whsec_");
  await expect(
    createEndpoint(town.context(), town.admin, town.sender, { ...asked, name: "Autre" }),
  ).rejects.toMatchObject({ code: "id_reused" });
  const { caller: manager } = await town.join("Mia", "individual", "manager");
  expect(await listEndpoints(town.context(), manager)).toHaveLength(1);
  await expect(
    createEndpoint(town.context(), manager, town.sender, { ...asked, id: newId() }),
  ).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeEndpoint(town.context(), manager, asked.id)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(listEndpoints(town.context(), town.noor.caller)).rejects.toMatchObject({ code: "forbidden" });
});

test("an address that is not public is refused", async () => {
  for (const url of ["https://10.0.0.1/", "http://example.org/", "https://printer.local/"])
    await expect(
      createEndpoint(town.context(), town.admin, town.sender, {
        id: newId(),
        name: "X",
        url,
        kinds: ["payment.made"],
      }),
    ).rejects.toMatchObject({ code: "invalid_input" });
});

test("whoever is removed is told nothing more, and what they were told is forgotten", async () => {
  const { id } = await town.listen("payment.made");
  await town.pay("1");
  await town.runTwice();
  await town.pay("1");
  await removeEndpoint(town.context(), town.admin, id);
  town.receiver.posted.length = 0;
  await town.runTwice();
  expect(town.receiver.posted).toEqual([]);
  expect(await town.db.select().from(webhookAttempt).where(eq(webhookAttempt.endpoint, id))).toEqual([]);
});
