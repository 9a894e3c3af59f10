import { afterAll, beforeAll, expect, test } from "vitest";

import { issue } from "#services/currencies/issue.ts";
import { redeem } from "#services/currencies/redeem.ts";
import { countGuaranteeFund } from "#services/guarantee-fund/count.ts";
import { readGuaranteeFund } from "#services/guarantee-fund/read.ts";
import { recordPayout } from "#services/redemptions/payout.ts";
import { closeTill } from "#services/tills/close.ts";
import { openTill } from "#services/tills/open.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

const nothing = { reference: null, memo: null, category: null } as const;
const now = () => readGuaranteeFund(town.context(), town.admin, "MIEL");
const count = (euros: string) =>
  countGuaranteeFund(town.context(), town.admin, "MIEL", { euros, on: "2026-11-23" });

test("euros at the bank and in the tills, less what is to be wired, are held against what circulates", async () => {
  const shop = await town.join("Shop", "provider");
  await town.endow(shop.account, "500");
  expect(await now()).toMatchObject({
    currencies: ["MIEL"],
    circulation: "500.00",
    recorded: "500.00",
    inTills: "0.00",
    toWire: "0.00",
    counted: null,
    covered: null,
    short: null,
  });
  expect(await count("500")).toMatchObject({ covered: "500.00", short: "0.00" });

  // What is given back leaves circulation at once, and the bank once it is wired
  const asked = { id: newId(), from: shop.account, amount: "80", ...nothing, beneficiary: null };
  const { id } = await redeem(town.context(), shop.caller, "MIEL", asked);
  expect(await now()).toMatchObject({
    circulation: "420.00",
    toWire: "80.00",
    covered: "420.00",
    short: "0.00",
  });
  await recordPayout(town.context(), town.admin, id, { wiredOn: "2026-12-01", reference: null });
  expect(await count("420")).toMatchObject({ toWire: "0.00", covered: "420.00", short: "0.00" });

  // Cash that is taken covers what was issued for it, in the box, and as it was counted in the evening
  const { caller } = await town.join("Noor", "individual", "teller");
  const till = await openTill(town.context(), caller, { id: newId(), float: "0", place: null });
  const counter = { till: till.id, means: "cash" } as const;
  const sale = { id: newId(), to: shop.account, amount: "30", ...nothing, confirmExpected: false, counter };
  await issue(town.context(), caller, "MIEL", sale);
  expect(await now()).toMatchObject({
    circulation: "450.00",
    inTills: "30.00",
    covered: "450.00",
    short: "0.00",
  });
  await closeTill(town.context(), caller, till.id, { counted: "25", note: "Perdu" });
  expect(await now()).toMatchObject({ inTills: "25.00", covered: "445.00", short: "5.00" });
});

test("only who may read the whole ledger looks, only managers count, and only of a backed currency", async () => {
  const { caller } = await town.join("Odile", "individual", "teller");
  await expect(readGuaranteeFund(town.context(), caller, "MIEL")).rejects.toMatchObject({
    code: "forbidden",
  });
  const auditor = { ...town.admin, role: "auditor" } as const;
  await expect(
    countGuaranteeFund(town.context(), auditor, "MIEL", { euros: "1", on: "2026-11-23" }),
  ).rejects.toMatchObject({ code: "forbidden" });
  await expect(readGuaranteeFund(town.context(), town.admin, "EUR")).rejects.toMatchObject({
    code: "not_backed",
  });
});
