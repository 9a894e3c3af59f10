import { afterAll, beforeAll, expect, test } from "vitest";

import { policySettings } from "@mereau/shared/policies/registry.ts";
import { setHolder } from "#services/accounts/setHolder.ts";
import { setStatus } from "#services/accounts/setStatus.ts";
import { listAudit } from "#services/audit/list.ts";
import type { Caller } from "#services/context.ts";
import { redeem } from "#services/currencies/redeem.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { createMemberType } from "#services/member-types/create.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { listBeneficiaries } from "#services/sponsorships/beneficiaries.ts";
import { readSponsorship } from "#services/sponsorships/read.ts";
import { endSponsorship, sponsor } from "#services/sponsorships/sponsor.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { getTransfer } from "#services/transfers/get.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, paymentOf } from "#testing/community.ts";
import { type BankTown, startBankTown } from "#testing/bankTown.ts";

type Party = { caller: Caller; account: string };

const pots = { gifts: "MIEL:pot-gifts", system: "MIEL:pot-system", school: "MIEL:pot-school" };
const policies = policySettings.parse({
  gift: { percent: "3", from: pots.gifts, types: ["association"], sponsors: 2 },
  levy: {
    rules: [
      {
        name: "Vie du réseau",
        from: "payee",
        payeeTypes: ["provider"],
        bands: [{ upTo: null, percent: "1" }],
        to: [{ pot: pots.system }],
      },
    ],
  },
  redemption: {
    types: ["provider", "association"],
    minimum: "10",
    fees: [
      { percent: "2", to: pots.system },
      { percent: "3", to: "beneficiary" },
    ],
    fallback: pots.school,
  },
});

let town: BankTown;
let [noor, ada, shop, garden, choir]: Party[] = [];

const party = (one: Party | undefined): Party => {
  if (!one) throw new Error("nobody");
  return one;
};
const choose = (who: Party | undefined, association: Party | undefined) =>
  sponsor(town.context(), party(who).caller, { currency: "MIEL", account: party(association).account });
const giveBack = (amount: string, beneficiary: string | null = null, by = party(shop)) =>
  redeem(town.context(), by.caller, "MIEL", {
    id: newId(),
    from: by.account,
    amount,
    reference: null,
    memo: null,
    category: null,
    beneficiary,
  });
const list = () => listBeneficiaries(town.context(), "MIEL", { limit: 50 });

beforeAll(async () => {
  town = await startBankTown();
  const accounts = [{ currency: "MIEL", creditLimit: "0", balanceCap: null }];
  const type = { code: "association", name: "Association", provider: true, accounts };
  await createMemberType(town.context(), town.admin, type);
  noor = await town.join("Noor");
  ada = await town.join("Ada");
  shop = await town.join("Shop", "provider");
  garden = await town.join("Garden", "association");
  choir = await town.join("Choir", "association");
  await town.endow(shop.account, "500");
});

afterAll(() => town.close());

test("where the policies give nothing there is nobody to sponsor", async () => {
  expect(await list()).toEqual({ items: [], next: null, sponsorsNeeded: null });
  await expect(choose(noor, garden)).rejects.toMatchObject({ code: "not_a_beneficiary" });
  const plain = await giveBack("5");
  expect(plain.charges).toEqual([]);
});

test("a member sponsors one association in a currency, and managers help", async () => {
  await submitSettings(town.context(), [
    ...Object.values(pots).map((pot) => ({ kind: "open_pot" as const, account: pot, currency: "MIEL" })),
    { kind: "set_policies", currency: "MIEL", version: 1, effectiveAt: null, policies },
  ]);
  const [association, other] = [party(garden).account, party(choir).account];
  const first = await choose(noor, choir);
  const second = await choose(noor, garden);
  expect(first.beneficiary).toMatchObject({ account: other, sponsors: 1, receivesGifts: false });
  expect(second).toMatchObject({ member: party(noor).caller.member, beneficiary: { account: association } });
  expect(await choose(noor, garden)).toEqual(second);
  expect(await list()).toEqual({
    items: [
      { account: association, name: "Garden", sponsors: 1, receivesGifts: false },
      { account: other, name: "Choir", sponsors: 0, receivesGifts: false },
    ],
    next: null,
    sponsorsNeeded: 2,
  });
  const forShop = { currency: "MIEL", member: party(shop).caller.member };
  await expect(
    sponsor(town.context(), party(noor).caller, { ...forShop, account: other }),
  ).rejects.toMatchObject({ code: "forbidden" });
  await expect(readSponsorship(town.context(), party(noor).caller, forShop)).rejects.toMatchObject({
    code: "forbidden",
  });
  await sponsor(town.context(), town.admin, { ...forShop, account: other });
  const { items } = await listAudit(town.context(), town.admin, { limit: 1 });
  expect(items).toMatchObject([{ action: "sponsorship.set", subject: forShop.member }]);
  expect(await readSponsorship(town.context(), party(shop).caller, { currency: "MIEL" })).toMatchObject({
    beneficiary: { account: other, sponsors: 1 },
  });
});

test("nobody sponsors their own, a person, another currency’s account, or one that is not there", async () => {
  const refusals: [Party | undefined, string, string][] = [
    [garden, party(garden).account, "not_a_beneficiary"],
    [noor, party(ada).account, "not_a_beneficiary"],
    [noor, "EUR:reserve", "currency_mismatch"],
    [noor, pots.gifts, "not_a_beneficiary"],
    [noor, "MIEL:9999", "unknown_account"],
  ];
  for (const [who, id, code] of refusals)
    await expect(
      sponsor(town.context(), party(who).caller, { currency: "MIEL", account: id }),
    ).rejects.toMatchObject({ code });
});

test("gifts begin with the last sponsor that was missing, at the desk and from the bank, as far as the pot reaches", async () => {
  const { account: to } = party(noor);
  await createTransfer(town.context(), party(shop).caller, paymentOf(party(shop).account, pots.gifts, "7"));
  expect((await town.endow(to, "100")).charges).toEqual([]);
  await choose(ada, garden);
  const gift = { from: pots.gifts, to: party(garden).account, purpose: "gift" };
  const issued = await town.endow(to, "100");
  expect(issued.charges).toEqual([{ ...gift, amount: "3.00" }]);
  expect(await getTransfer(town.context(), party(noor).caller, issued.id)).toEqual(issued);
  const spend = (from: Party, payee: Party) =>
    createTransfer(town.context(), from.caller, paymentOf(from.account, payee.account, "3"));
  await spend(party(garden), party(noor));
  const reversal = { id: newId(), reason: "Chèque impayé" };
  await expect(reverseTransfer(town.context(), town.admin, issued.id, reversal)).rejects.toMatchObject({
    code: "insufficient_funds",
    detail: { amount: "0.00", account: party(garden).account },
    figures: { account: { fr: party(garden).account } },
  });
  await spend(party(noor), party(garden));
  const { reference } = await town.announce(party(noor).caller, to, "50");
  await town.bring([{ label: reference, amount: "50,00" }]);
  expect(await town.postedOn(party(garden).account)).toBe(450);
  expect((await town.endow(to, "1000")).charges).toEqual([{ ...gift, amount: "2.50" }]);
  expect((await town.endow(to, "1000")).charges).toEqual([]);
  await suspendMember(town.context(), town.admin, party(ada).caller.member, "moved");
  expect((await list()).items[0]).toMatchObject({ sponsors: 1, receivesGifts: false });
});

test("a redemption keeps its fees for the member’s association, or the one of the request", async () => {
  const fees = (beneficiary: string) => [
    { from: party(shop).account, to: pots.system, amount: "0.40", purpose: "fee" },
    { from: party(shop).account, to: beneficiary, amount: "0.60", purpose: "fee" },
  ];
  expect((await giveBack("20")).charges).toEqual(fees(party(choir).account));
  expect((await giveBack("20", party(garden).account)).charges).toEqual(fees(party(garden).account));
  await expect(giveBack("20", party(noor).account)).rejects.toMatchObject({ code: "not_a_beneficiary" });
  await expect(giveBack("9.99")).rejects.toMatchObject({
    code: "redemption_too_small",
    detail: { amount: "10.00" },
    figures: { amount: { fr: "10,00\u00A0M", en: "10.00\u00A0M" } },
  });
  await endSponsorship(town.context(), party(shop).caller, { currency: "MIEL" });
  expect((await giveBack("20")).charges).toEqual(fees(pots.school));
  const own = { role: "owner", perTransfer: null, perDay: null } as const;
  const target = { account: party(garden).account, member: party(shop).caller.member };
  await setHolder(town.context(), town.admin, target, own);
  await expect(giveBack("20", party(garden).account)).rejects.toMatchObject({ code: "not_a_beneficiary" });
});

test("an account of the types that the policy says redeems, any other does not", async () => {
  await expect(giveBack("10", null, party(noor))).rejects.toMatchObject({ code: "not_redeemable" });
  await town.endow(party(choir).account, "20");
  expect(await giveBack("10", null, party(choir))).toMatchObject({ verdict: "accepted" });
});

test("an association whose account has been closed is left out, and blocks nobody", async () => {
  const closing = await town.join("Closing", "association");
  await choose(shop, closing);
  await setStatus(town.context(), town.admin, closing.account, "closed");
  expect((await giveBack("20")).charges.map(({ to }) => to)).toEqual([pots.system, pots.school]);
  await expect(choose(noor, closing)).rejects.toMatchObject({ code: "account_closed" });
  expect((await list()).items.map(({ name }) => name)).toEqual(["Garden", "Choir"]);
});

test("a payment’s levy is told by whoever reads it, and its reversal tells that it went back", async () => {
  const request = paymentOf(party(noor).account, party(shop).account, "10");
  const paid = await createTransfer(town.context(), party(noor).caller, request);
  expect(paid).not.toHaveProperty("charges");
  const levy = { from: party(shop).account, to: pots.system, amount: "0.10", purpose: "levy" };
  const read = await getTransfer(town.context(), party(noor).caller, paid.id);
  const untouched = { reversal: null, refundOf: null, refunded: "0.00", refunds: [], eurosBeside: null };
  expect(read).toEqual({ ...paid, ...untouched, charges: [levy] });
  const undone = { id: newId(), reason: "twice" };
  await reverseTransfer(town.context(), town.admin, paid.id, undone);
  const reversal = await getTransfer(town.context(), party(noor).caller, undone.id);
  expect(reversal.charges).toEqual([{ ...levy, from: levy.to, to: levy.from }]);
});
