import { eq } from "drizzle-orm";
import nacl from "tweetnacl";
import { afterAll, beforeAll, expect, test } from "vitest";

import { member } from "@mereau/db/tenant/schema.ts";
import { momentOf } from "@mereau/shared/calendar/date.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { standingOrderBytes } from "@mereau/shared/crypto/mandate.ts";
import { removeHolder } from "#services/accounts/removeHolder.ts";
import { setHolder } from "#services/accounts/setHolder.ts";
import { setCommunityStatus } from "#services/communities/setStatus.ts";
import { setSignatureThreshold } from "#services/currencies/setSignatureThreshold.ts";
import { registerDeviceKey } from "#services/keys/registerDeviceKey.ts";
import { createStandingOrder } from "#services/standing-orders/create.ts";
import { getStandingOrder } from "#services/standing-orders/read.ts";
import { setStandingOrderState } from "#services/standing-orders/setState.ts";
import { newId } from "#testing/community.ts";
import { HOUR, january, type Ordering, startOrdering } from "#testing/standingOrders.ts";
import { runAndKill } from "#testing/world.ts";

let scene: Ordering;

beforeAll(async () => {
  scene = await startOrdering();
});

afterAll(() => scene.town.close());

beforeAll(async () => {
  await scene.town.endow(scene.noor.account, "100");
});

test("who loses the account loses their order, and is told; another operator’s goes on within their limits", async () => {
  const { town, noor, at, orderOf, transfersOf, mailsTo } = scene;
  const [ada, tom] = [await town.join("Ada"), await town.join("Tom")];
  for (const { caller } of [ada, tom]) {
    const target = { account: noor.account, member: caller.member };
    const role = { role: "operator", perTransfer: "5", perDay: "5" } as const;
    await setHolder(town.context(), noor.caller, target, role);
  }
  await town.db.update(member).set({ email: "ada@example.org" }).where(eq(member.id, ada.caller.member));
  const asked = {
    amount: "4",
    firstDate: "2029-07-01",
    rhythm: { every: "days", days: 1 },
    count: 3,
  } as const;
  const hers = await createStandingOrder(at(january), ada.caller, orderOf(asked));
  const his = await createStandingOrder(at(january), tom.caller, orderOf({ ...asked, amount: "5.01" }));
  await removeHolder(town.context(), noor.caller, { account: noor.account, member: ada.caller.member });
  await town.runDue(momentOf("2029-07-01"));
  expect(await getStandingOrder(at(january), noor.caller, hers.id)).toMatchObject({
    state: "ended",
    endedBecause: "mandate_lost",
  });
  expect(await transfersOf(hers.id)).toEqual([]);
  expect(await mailsTo("ada@example.org")).toEqual(["Votre versement programmé à Fournil est terminé"]);
  expect((await transfersOf(his.id)).map(({ verdict }) => verdict)).toEqual(["operator_limit_exceeded"]);
  await setStandingOrderState(at(january), noor.caller, his.id, "ended");
});

test("above the currency’s threshold an order must be signed once, over these very facts", async () => {
  const { town, noor, at, orderOf, create, paymentsOf } = scene;
  const pair = nacl.sign.keyPair();
  const key = { id: newId(), name: "Téléphone", publicKey: toBase64url(pair.publicKey) };
  await registerDeviceKey(town.context(), noor.caller, key);
  const caller = { ...noor.caller, deviceKeys: new Map([[key.id, key.publicKey]]) };
  await setSignatureThreshold(town.context(), town.admin, "MIEL", "8");
  const request = orderOf({ firstDate: "2029-09-01", rhythm: { every: "once" }, amount: "8" });
  await expect(createStandingOrder(at(january), caller, request)).rejects.toMatchObject({
    code: "signature_required",
    detail: { amount: "8.00", currency: "MIEL" },
  });
  const signed = (amount: number) => {
    const facts = { ...request, community: town.request.id, amount, keyId: key.id };
    const signature = nacl.sign.detached(standingOrderBytes(facts), pair.secretKey);
    return { ...request, order: { keyId: key.id, signature: toBase64url(signature) } };
  };
  await expect(createStandingOrder(at(january), caller, signed(799))).rejects.toMatchObject({
    code: "signature_invalid",
  });
  const order = await createStandingOrder(at(january), caller, signed(800));
  expect(order).toMatchObject({ signed: true, rhythm: { every: "once" } });
  await town.runDue(momentOf("2029-09-01"));
  expect(await paymentsOf(order.id)).toEqual([["2029-09-01", "paid", 1, null]]);
  const small = await create({ firstDate: "2029-10-01", rhythm: { every: "once" }, amount: "7" });
  await setSignatureThreshold(town.context(), town.admin, "MIEL", "5");
  await town.runDue(momentOf("2029-10-01"));
  expect(await paymentsOf(small.id)).toEqual([["2029-10-01", "failed", 1, "signature_required"]]);
  await setSignatureThreshold(town.context(), town.admin, "MIEL", null);
});

test("wherever the process dies on the way, the payment is made once", async () => {
  const { town, create, paymentsOf, transfersOf } = scene;
  const due = momentOf("2029-10-15");
  let deaths = 0;
  for (const sends of [true, false])
    for (let request = 0; request < 30; request += 1) {
      const { id } = await create({ amount: "0.01", firstDate: "2029-10-15", rhythm: { every: "once" } });
      const died = await runAndKill(() => town.runDue(due), { at: request, sends });
      town.restart();
      await town.runDue(due + HOUR);
      expect(await paymentsOf(id)).toMatchObject([["2029-10-15", "paid", expect.anything(), null]]);
      expect(await transfersOf(id)).toHaveLength(1);
      if (!died) break;
      deaths += 1;
    }
  expect(deaths).toBeGreaterThan(10);
}, 60_000);

test("what was paid before the mandate was lost, or the order paused, is told and counted as paid, and not paid again", async () => {
  const { town, noor, at, orderOf, paymentsOf, transfersOf } = scene;
  const ada = await town.join("Ida");
  const target = { account: noor.account, member: ada.caller.member };
  const limits = { role: "operator", perTransfer: null, perDay: null } as const;
  const due = momentOf("2029-10-20");
  const asked = { amount: "0.01", firstDate: "2029-10-20", rhythm: { every: "week" }, count: 9 } as const;
  const ends = new Set<unknown>();
  for (const change of ["lost", "paused"])
    for (let request = 0; request < 30; request += 1) {
      await setHolder(town.context(), noor.caller, target, limits);
      const { id } = await createStandingOrder(at(january), ada.caller, orderOf(asked));
      const died = await runAndKill(() => town.runDue(due), { at: request, sends: true });
      town.restart();
      if (change === "lost") await removeHolder(town.context(), noor.caller, target);
      else await setStandingOrderState(at(due), noor.caller, id, "paused");
      await town.runDue(due + HOUR);
      const paid = (await transfersOf(id)).length;
      expect((await getStandingOrder(at(due), noor.caller, id)).made).toBe(change === "lost" ? 1 : paid);
      const [first] = await paymentsOf(id);
      ends.add(first?.[1]);
      if (paid > 0) expect(first?.slice(0, 2)).toEqual(["2029-10-20", "paid"]);
      else expect(first?.[1]).not.toBe("paid");
      if (change === "paused") {
        await setStandingOrderState(at(due + HOUR), noor.caller, id, "active");
        await town.runDue(due + HOUR);
        expect((await transfersOf(id)).map(({ verdict }) => verdict)).toEqual(["accepted"]);
      }
      await setStandingOrderState(at(due + HOUR), noor.caller, id, "ended");
      if (!died) break;
    }
  expect(ends).toContain("paid");
  expect(ends.size).toBeGreaterThan(1);
}, 60_000);

test("while the community is suspended nothing is paid; once it is open again, everything is", async () => {
  const { town, create, paymentsOf } = scene;
  const { platform } = town.world;
  const weekly = { amount: "0.01", firstDate: "2031-01-01", rhythm: { every: "week" }, count: 2 } as const;
  const { id } = await create(weekly);
  await setCommunityStatus(platform, town.request.id, "suspended");
  const due = momentOf("2031-01-08");
  await town.runDue(due);
  expect(await paymentsOf(id)).toEqual([["2031-01-01", "planned", 0, null]]);
  await setCommunityStatus(platform, town.request.id, "open");
  await town.runDue(due + HOUR);
  expect(await paymentsOf(id)).toEqual([
    ["2031-01-01", "paid", 1, null],
    ["2031-01-08", "paid", 1, null],
  ]);
});
