import { afterAll, beforeAll, expect, test } from "vitest";

import { policySettings } from "@mereau/shared/policies/registry.ts";
import { getAccount } from "#services/accounts/get.ts";
import { listAccounts } from "#services/accounts/list.ts";
import { readEntries } from "#services/accounts/readEntries.ts";
import { readFigures } from "#services/currencies/figures.ts";
import { readHome } from "#services/home/read.ts";
import { editProfile } from "#services/members/editProfile.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

const DAY_MS = 86_400_000;
const midnight = Math.floor(Date.now() / DAY_MS) * DAY_MS;
/** An hour into the third day after that of the founding. */
const now = midnight + 3 * DAY_MS + 3_600_000;

/** Ten a day, of which a tenth melts every day; and a currency without either. */
const cime = {
  code: "CIME",
  name: "Cime",
  symbol: "ci",
  scale: 2,
  kind: "dividend" as const,
  backing: null,
  defaults: { creditLimit: "0", balanceCap: null },
  policies: policySettings.parse({
    // It is due within the tenth day, and comes about at the tick that ends it
    dividend: { amount: "10.00", reevaluation: { everySeconds: 9.25 * 86_400 } },
    demurrage: { rate: "10", per: "day", floor: "1", byType: { shop: "0" }, to: "CIME:pot-commons" },
  }),
};
const grain = { ...cime, code: "GRAIN", scale: 0, kind: "mutual" as const, policies: {} };
const member = {
  code: "member",
  name: "Membre",
  provider: true,
  accounts: ["CIME", "GRAIN"].map((currency) => ({ currency, limits: null })),
};

let town: TestCommunity;
let noor: Awaited<ReturnType<TestCommunity["join"]>>;

beforeAll(async () => {
  town = await startCommunity({
    currencies: [cime, grain],
    memberTypes: [member, { ...member, code: "shop", name: "Commerce" }],
  });
  noor = await town.join("Noor", "member");
  await town.join("Lou", "member");
  await town.runDue(now);
  await createTransfer(town.context({ now }), noor.caller, {
    ...paymentOf("CIME:1002", "CIME:1003", "5"),
    currency: "CIME",
  });
});

afterAll(() => town.close());

test("a currency tells what comes in and melts, when next, and where it goes", async () => {
  const { dividend, melting } = await readFigures(town.context({ now }), "CIME");
  expect(dividend).toEqual({
    amount: "10.00",
    tick: "day",
    nextTickAt: midnight + 4 * DAY_MS,
    reevaluateAt: midnight + 10 * DAY_MS,
    members: 3,
  });
  expect(melting).toMatchObject({ rate: "10", per: "day", floor: "1.00", byType: { shop: "0" } });
  expect(melting).toMatchObject({
    nextTickAt: midnight + 4 * DAY_MS,
    destination: { id: "CIME:pot-commons" },
  });
  // Of 10, then 19.10, nine tenths of what is above 1: what Noor and Lou were settled with
  expect(melting?.destination?.balance).toBe("5.42");
  expect(await readFigures(town.context({ now }), "GRAIN")).toMatchObject({ dividend: null, melting: null });
});

test("an account and its entries are told in dividends, with two digits more", async () => {
  const ctx = town.context({ now });
  const units = await getAccount(ctx, noor.caller, "CIME:1002");
  expect(units).toMatchObject({ unit: "currency", balance: "22.29" });
  const told = await getAccount(ctx, noor.caller, "CIME:1002", "dividend");
  expect(told).toMatchObject({ unit: "dividend", balance: "2.2290", held: "0.0000", balanceCap: null });
  const query = { limit: 1, unit: "dividend" } as const;
  const { tag, page } = await readEntries(ctx, noor.caller, "CIME:1002", query, undefined);
  expect(page?.items).toMatchObject([{ amount: "-0.5000", posted: "2.2290", kind: "payment" }]);
  expect(tag).toContain("1000");
  expect(await readEntries(ctx, noor.caller, "CIME:1002", query, tag)).toEqual({ tag, page: null });
});

test("what has no dividend stays in its unit in a list, and is refused alone", async () => {
  const ctx = town.context({ now });
  const { items } = await listAccounts(ctx, noor.caller, { limit: 10, all: false, unit: "dividend" });
  expect(items.map(({ id, unit }) => [id, unit])).toEqual([
    ["CIME:1002", "dividend"],
    ["GRAIN:1002", "currency"],
  ]);
  await expect(getAccount(ctx, noor.caller, "GRAIN:1002", "dividend")).rejects.toMatchObject({
    code: "no_dividend",
  });
});

test("a member says in what they like amounts", async () => {
  const ctx = town.context({ now });
  expect(await editProfile(ctx, noor.caller, noor.caller.member, { language: "en" })).toMatchObject({
    amounts: "units",
  });
  expect(await editProfile(ctx, noor.caller, noor.caller.member, { amounts: "dividends" })).toMatchObject({
    amounts: "dividends",
    language: "en",
  });
});

test("their first screen shows dividends with two digits, and never nothing for something", async () => {
  const { accounts } = await readHome(town.context({ now }), noor.caller, { entries: 1, language: "en" });
  expect(accounts.find(({ id }) => id === "CIME:1002")).toMatchObject({
    balance: "22.29",
    preferred: { unit: "dividends", posted: "2.23", held: "0.00", balance: "2.23" },
    entries: [{ amount: "-5.00", preferredAmount: "-0.50" }],
  });
});
