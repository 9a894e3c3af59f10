import { afterAll, beforeAll, expect, test } from "vitest";

import { getAccount } from "#services/accounts/get.ts";
import type { Caller } from "#services/context.ts";
import { captureHold } from "#services/holds/capture.ts";
import { getHold } from "#services/holds/get.ts";
import { listHolds } from "#services/holds/list.ts";
import { placeHold } from "#services/holds/place.ts";
import { releaseHold } from "#services/holds/release.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let payer: { caller: Caller; account: string };
let payee: { caller: Caller; account: string };

beforeAll(async () => {
  town = await startCommunity();
  payer = await town.join("Payer");
  payee = await town.join("Payee", "provider");
  await town.endow(payer.account, "100");
});

afterAll(() => town.close());

const told = { memo: null, category: null, reference: null };
const place = (amount: string, lastsMs = 60_000) =>
  placeHold(town.context(), payer.caller, {
    id: newId(),
    currency: "MIEL",
    from: payer.account,
    to: payee.account,
    amount,
    expiresAt: Date.now() + lastsMs,
    order: null,
    ...told,
  });

const payerStands = async () => {
  const { posted, held, balance } = await getAccount(town.context(), payer.caller, payer.account);
  return [posted, held, balance];
};

test("a hold is kept aside, captured in part by the payee, and its rest released by them alone", async () => {
  const { id } = await place("40");
  expect(await payerStands()).toEqual(["100.00", "40.00", "60.00"]);
  const capture = { id: newId(), amount: "12,50", ...told };
  await expect(captureHold(town.context(), payer.caller, id, capture)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await captureHold(town.context(), payee.caller, id, capture)).toMatchObject({
    kind: "capture",
    amount: "12.50",
    related: id,
  });
  expect(await payerStands()).toEqual(["87.50", "27.50", "60.00"]);
  expect(await getHold(town.context(), payer.caller, id)).toMatchObject({
    captured: "12.50",
    remaining: "27.50",
  });
  for (const { caller, account } of [payer, payee]) {
    const { items } = await listHolds(town.context(), caller, { account, limit: 10 });
    expect(items.map((item) => [item.id, item.remaining])).toEqual([[id, "27.50"]]);
  }
  const tooMuch = { id: newId(), amount: "27.51", ...told };
  await expect(captureHold(town.context(), payee.caller, id, tooMuch)).rejects.toMatchObject({
    code: "capture_too_large",
    detail: { amount: "27.50" },
  });
  await expect(releaseHold(town.context(), payer.caller, id, { id: newId() })).rejects.toMatchObject({
    code: "forbidden",
  });
  await releaseHold(town.context(), payee.caller, id, { id: newId() });
  expect(await payerStands()).toEqual(["87.50", "0.00", "87.50"]);
  expect(await getHold(town.context(), payee.caller, id)).toMatchObject({
    state: "released",
    remaining: "0.00",
  });
  const again = { id: newId(), amount: null, ...told };
  await expect(captureHold(town.context(), payee.caller, id, again)).rejects.toMatchObject({
    code: "hold_closed",
  });
});

test("a hold whose moment has passed is shown as lapsed, and pays nobody", async () => {
  const { id } = await place("5", 40);
  const later = town.context({ now: Date.now() + 1000 });
  expect(await getHold(later, payer.caller, id)).toMatchObject({ state: "expired", remaining: "0.00" });
  expect((await listHolds(later, payer.caller, { account: payer.account, limit: 10 })).items).toEqual([]);
  await new Promise((done) => setTimeout(done, 50));
  const capture = { id: newId(), amount: null, ...told };
  await expect(captureHold(town.context(), payee.caller, id, capture)).rejects.toMatchObject({
    code: "hold_expired",
  });
});

test("a hold is no business of anybody else's", async () => {
  const { id } = await place("5");
  const stranger = await town.join("Stranger");
  await expect(getHold(town.context(), stranger.caller, id)).rejects.toMatchObject({ code: "unknown_hold" });
  await expect(
    listHolds(town.context(), stranger.caller, { account: payer.account, limit: 10 }),
  ).rejects.toMatchObject({ code: "forbidden" });
});
