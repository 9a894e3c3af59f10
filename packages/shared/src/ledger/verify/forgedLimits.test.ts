import { describe } from "vitest";

import { by, findForgeries, lastOf, otherId, plus, to } from "#ledger/testing/findForgeries.ts";
import { prepaidLife } from "#ledger/testing/lives.ts";

const life = prepaidLife();

describe("a history of prepaid tokens", () => {
  const helped =
    life.postings.findLast((it) => it.purpose === "solidarity" && it.amount === 20)?.transfer ?? "";
  const expiry = lastOf(life, "expiry");
  const solidarity = { transfer: helped, purpose: "solidarity" };
  findForgeries(life, [
    [
      "help of more than what was missing",
      (it) =>
        it
          .alter("posting", solidarity, by(2))
          .alter("monthly_use", { purpose: "solidarity", used: 20 }, plus("used", 20)),
      `the payment ${helped} did not move`,
    ],
    [
      "help out of another pot",
      (it) => it.alter("posting", { ...solidarity, amount: -20 }, to("POK:1002")),
      `the payment ${helped} did not move`,
    ],
    [
      "help that its month does not count",
      (it) => it.alter("monthly_use", { purpose: "solidarity" }, plus("used", -1)),
      "is not what its transfers come to",
    ],
    [
      "gifts that their month does not count",
      (it) => it.alter("monthly_use", { purpose: "giving", used: 3 }, plus("used", -3)),
      "is not what its transfers come to",
    ],
    [
      "what expired on a member’s account",
      (it) => it.alter("posting", { transfer: expiry, account: "POK:pot-solidarity" }, to("POK:1003")),
      `the expiry ${expiry} did not move`,
    ],
    [
      "less expired than should",
      (it) => it.alter("posting", { transfer: expiry }, by(0.5)).alter("transfer", { id: expiry }, by(0.5)),
      "what expired on POK:1002 does not follow",
    ],
    [
      "an expiry under a client’s id",
      (it) =>
        it
          .alter("transfer", { id: expiry }, () => ({ id: otherId(helped) }))
          .alter("posting", { transfer: expiry }, () => ({ transfer: otherId(helped) })),
      "is named as another kind is",
    ],
  ]);
});
