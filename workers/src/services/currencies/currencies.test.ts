import nacl from "tweetnacl";
import { afterAll, beforeAll, expect, test } from "vitest";

import { deviceKey } from "@mereau/db/tenant/schema.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { importSigningKey, sign } from "@mereau/shared/crypto/chain.ts";
import { orderBytes } from "@mereau/shared/crypto/order.ts";
import type { Caller } from "#services/context.ts";
import { createCurrency } from "#services/currencies/create.ts";
import { readFigures } from "#services/currencies/figures.ts";
import { issue } from "#services/currencies/issue.ts";
import { listCurrencies } from "#services/currencies/list.ts";
import { redeem } from "#services/currencies/redeem.ts";
import { setSignatureThreshold } from "#services/currencies/setSignatureThreshold.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let noor: { caller: Caller; account: string };
let shop: { caller: Caller; account: string };

beforeAll(async () => {
  town = await startCommunity();
  noor = await town.join("Noor");
  shop = await town.join("Shop", "provider");
  await town.endow(noor.account, "100");
  await town.endow(shop.account, "50");
});

afterAll(() => town.close());

const told = { reference: null, memo: null, category: null };
const from = (account: string, amount: string) => ({
  id: newId(),
  from: account,
  amount,
  beneficiary: null,
  ...told,
});

test("what is redeemed leaves circulation and the reserve together, and only a provider or a manager redeems", async () => {
  await redeem(town.context(), shop.caller, "MIEL", from(shop.account, "20"));
  const teller = await town.join("Tom", "individual", "teller");
  for (const { caller, account } of [noor, { ...teller, account: shop.account }])
    await expect(redeem(town.context(), caller, "MIEL", from(account, "1"))).rejects.toMatchObject({
      code: "forbidden",
    });
  const forNoor = await redeem(town.context(), town.admin, "MIEL", from(noor.account, "10,5"));
  expect(forNoor).toMatchObject({
    kind: "redemption",
    actor: { member: town.admin.member, onBehalfOf: noor.caller.member },
  });
  expect(await readFigures(town.context(), "MIEL")).toMatchObject({
    circulation: "119.50",
    reserve: "119.50",
    backingRatio: "1.0000",
    euroWorth: { amount: "1.00", euros: "1.00" },
  });
  expect(await readFigures(town.context(), "EUR")).toMatchObject({ reserve: null, backingRatio: null });
});

test("a deposit is named when a backed currency is issued, and only at the desk", async () => {
  const asked = { id: newId(), to: noor.account, amount: "1", ...told, confirmExpected: false };
  await expect(issue(town.context(), town.admin, "MIEL", asked)).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ field: "reference", code: "required" }],
  });
  const paid = { ...asked, reference: "VIR-1" };
  await expect(issue(town.context(), noor.caller, "MIEL", paid)).rejects.toMatchObject({ code: "forbidden" });
  await expect(issue(town.context(), town.admin, "EUR", paid)).rejects.toMatchObject({
    code: "not_issuable",
  });
});

test("a currency is created once, by an administrator", async () => {
  const asked = {
    code: "GRAIN",
    name: "Grain",
    symbol: "gr",
    scale: 0,
    kind: "mutual",
    backing: null,
    signatureFrom: "20",
  } as const;
  const created = await createCurrency(town.context(), town.admin, asked);
  expect(created).toEqual(asked);
  expect(await createCurrency(town.context(), town.admin, asked)).toEqual(created);
  await expect(createCurrency(town.context(), town.admin, { ...asked, scale: 1 })).rejects.toMatchObject({
    code: "currency_exists",
  });
  const backed = { ...asked, code: "OTHER", kind: "backed", backing: "EUR" } as const;
  await expect(createCurrency(town.context(), town.admin, backed)).rejects.toMatchObject({
    code: "currency_mismatch",
  });
  await expect(createCurrency(town.context(), noor.caller, asked)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect((await listCurrencies(town.context())).map(({ code }) => code)).toEqual(["EUR", "GRAIN", "MIEL"]);
});

test("from the threshold on a payment carries the signature of its member's device", async () => {
  await setSignatureThreshold(town.context(), town.admin, "MIEL", "20");
  const unsigned = paymentOf(noor.account, shop.account, "20");
  await expect(createTransfer(town.context(), noor.caller, unsigned)).rejects.toMatchObject({
    code: "signature_required",
    detail: { amount: "20.00" },
  });
  await createTransfer(town.context(), noor.caller, paymentOf(noor.account, shop.account, "19,99"));

  const keyId = newId();
  const { publicKey, secretKey } = nacl.sign.keyPair();
  const device = { id: keyId, member: noor.caller.member, publicKey: toBase64url(publicKey) };
  await town.db.insert(deviceKey).values({ ...device, name: "Phone", createdAt: Date.now() });
  const payment = paymentOf(noor.account, shop.account, "20");
  const facts = { ...payment, transfer: payment.id, amount: 2000, community: town.request.id, keyId };
  const order = { ...facts, kind: "payment" as const };
  const signature = await sign(await importSigningKey(secretKey.subarray(0, 32)), orderBytes(order));
  const signed = { ...payment, order: { keyId, signature } };
  const caller = { ...noor.caller, deviceKeys: new Map([[keyId, device.publicKey]]) };
  expect(await createTransfer(town.context(), caller, signed)).toMatchObject({
    verdict: "accepted",
    order: { keyId, signature },
  });
  await expect(createTransfer(town.context(), caller, { ...signed, id: newId() })).rejects.toMatchObject({
    code: "signature_invalid",
  });
  await setSignatureThreshold(town.context(), town.admin, "MIEL", null);
});
