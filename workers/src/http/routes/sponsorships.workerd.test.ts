import { expect, test } from "vitest";
import * as z from "zod";

import { memberType } from "@mereau/shared/contracts/memberTypes.ts";
import { policiesOfCurrency } from "@mereau/shared/contracts/policies.ts";
import { quote } from "@mereau/shared/contracts/quotes.ts";
import { beneficiaryPage, sponsorship } from "@mereau/shared/contracts/sponsorships.ts";
import { chargedTransfer } from "@mereau/shared/contracts/transfers.ts";
import { foundWorkerTown, newId } from "#testing/workerTown.ts";

const town = await foundWorkerTown();
await town.ask(town.admin, ["POST", "member-types"], [201, memberType], {
  code: "association",
  name: "Association",
  provider: true,
  accounts: [{ currency: "MIEL", creditLimit: "0", balanceCap: null }],
});
const noor = await town.join("Noor", "individual");
const shop = await town.join("Shop", "provider");
const garden = await town.join("Garden", "association");
const [gifts, system] = ["MIEL:pot-gifts", "MIEL:pot-system"];

await town.ask(town.admin, ["PUT", "currencies/MIEL/policies"], [200, policiesOfCurrency], {
  version: 1,
  policies: {
    gift: { percent: "3", from: gifts, types: ["association"] },
    levy: {
      rules: [{ name: "Vie", from: "payer", bands: [{ upTo: null, percent: "1" }], to: [{ pot: system }] }],
    },
    redemption: { fees: [{ percent: "5", to: "beneficiary" }], fallback: system },
  },
  pots: [
    { id: gifts, name: "Dons" },
    { id: system, name: "Réseau" },
  ],
});
const issue = (to: string, amount: string) =>
  town.ask(town.admin, ["POST", "currencies/MIEL/issues"], [201, chargedTransfer], {
    id: newId(),
    to,
    amount,
    reference: "d",
  });
await issue(noor.account, "100");
await issue(shop.account, "100");

test("a member chooses among the associations that anybody may list, and changes their mind", async () => {
  const at = "sponsorships/MIEL";
  expect(await town.codeOf(null, ["PUT", at], 401, { account: garden.account })).toBe("unauthenticated");
  const chosen = await town.ask(noor.token, ["PUT", at], [200, sponsorship], { account: garden.account });
  expect(await town.ask(noor.token, ["GET", at], [200, sponsorship])).toEqual(chosen);
  const whose = `${at}?member=${chosen.member}`;
  expect(await town.ask(town.admin, ["GET", whose], [200, sponsorship])).toEqual(chosen);
  expect(await town.codeOf(shop.token, ["DELETE", whose], 403)).toBe("forbidden");
  expect(await town.ask(null, ["GET", "currencies/MIEL/beneficiaries"], [200, beneficiaryPage])).toEqual({
    items: [{ account: garden.account, name: "Garden", sponsors: 1, receivesGifts: true }],
    next: null,
    sponsorsNeeded: 0,
  });
  const ended = await town.ask(town.admin, ["DELETE", whose], [200, sponsorship]);
  expect(ended).toMatchObject({ beneficiary: null, since: null });
  expect(await town.codeOf(noor.token, ["PUT", at], 422, { account: shop.account })).toBe(
    "not_a_beneficiary",
  );
});

test("a quote says what then comes to pass", async () => {
  const quoted = async (token: string, query: Record<string, string>) =>
    town.ask(token, ["GET", `currencies/MIEL/quote?${new URLSearchParams(query).toString()}`], [200, quote]);
  const payment = { from: noor.account, to: shop.account, amount: "20" };
  const told = await quoted(noor.token, { kind: "payment", ...payment, amount: "20,00" });
  expect(told).toMatchObject({ amount: "20.00", pays: "20.20", receives: "20.00" });
  const request = { id: newId(), currency: "MIEL", ...payment };
  await town.ask(noor.token, ["POST", "transfers"], [201, z.looseObject({})], request);
  const read = await town.ask(shop.token, ["GET", `transfers/${request.id}`], [200, chargedTransfer]);
  expect(read.charges).toEqual(told.charges);
  expect(told.charges).toEqual([{ from: noor.account, to: system, amount: "0.20", purpose: "levy" }]);

  const redemption = { from: shop.account, amount: "40" };
  await town.ask(shop.token, ["PUT", "sponsorships/MIEL"], [200, sponsorship], { account: garden.account });
  const fees = await quoted(shop.token, { kind: "redemption", ...redemption });
  expect(fees).toMatchObject({ pays: "40.00", receives: "38.00", charges: [{ to: garden.account }] });
  const id = newId();
  const path = "currencies/MIEL/redemptions";
  const redeemed = await town.ask(shop.token, ["POST", path], [201, chargedTransfer], { id, ...redemption });
  expect(redeemed.charges).toEqual(fees.charges);
  const otherwise = await quoted(shop.token, { kind: "issue", to: shop.account, amount: "10" });
  // The pot of the gifts is empty
  expect(otherwise).toMatchObject({ charges: [], pays: "10.00", receives: "10.00" });
});

test("a quote is for those who may read the account, and needs the accounts of its kind", async () => {
  const at = "currencies/MIEL/quote";
  const foreign = `${at}?kind=redemption&amount=5&from=${shop.account}`;
  expect(await town.codeOf(noor.token, ["GET", foreign], 403)).toBe("forbidden");
  const partial = `${at}?kind=payment&amount=5&from=${noor.account}`;
  expect(await town.codeOf(noor.token, ["GET", partial], 422)).toBe("invalid_input");
  const none = `${at}?kind=payment&amount=0&from=${noor.account}&to=${shop.account}`;
  expect(await town.codeOf(noor.token, ["GET", none], 422)).toBe("amount_out_of_bounds");
});
