import { describe } from "vitest";

import { by, findForgeries, lastOf, otherId, plus, to } from "#ledger/testing/findForgeries.ts";
import { DAY_MS } from "#ledger/testing/freeTown.ts";
import { meltingLife } from "#ledger/testing/lives.ts";

const life = meltingLife();

describe("a history of dividends that melt", () => {
  const settlement = lastOf(life, "settlement");
  const dividend = lastOf(life, "dividend");
  const melted = { transfer: settlement, account: "JUNE:pot-commons" };
  findForgeries(life, [
    [
      "what melted on a member’s account instead of the pot",
      (it) => it.alter("posting", melted, to("JUNE:1002")),
      `the settlement ${settlement} did not move`,
    ],
    [
      "what melted burnt, where the policies name a pot",
      (it) => it.alter("posting", melted, to("JUNE:issuance")),
      `the settlement ${settlement} did not move`,
    ],
    [
      "an account that moved and is not stated",
      (it) => (it.last.account = it.last.account.filter(([id]) => id !== "JUNE:pot-commons")),
      "JUNE:pot-commons moved and is not stated",
    ],
    [
      "a dividend out of nothing instead of the pool",
      (it) => it.alter("posting", { transfer: settlement, account: "JUNE:dividends" }, to("JUNE:issuance")),
      `the settlement ${settlement} did not move`,
    ],
    [
      "a settlement that was left out",
      (it) =>
        it
          .omit("transfer", { id: settlement })
          .omit("posting", { transfer: settlement })
          .omit("settlement", { transfer: settlement }),
      "is missing",
    ],
    [
      "a dividend for one member more",
      (it) =>
        it
          .alter("tick", { number: 12 }, plus("members", 1))
          .alter("transfer", { id: dividend }, plus("amount", 1_000))
          .alter("posting", { transfer: dividend }, by(1.5)),
      "the tick 12 of JUNE does not follow from its policies",
    ],
    [
      "a dividend that was not created",
      (it) => it.omit("transfer", { id: dividend }).omit("posting", { transfer: dividend }),
      "was not created in JUNE",
    ],
    ["a tick that was due before a payment", (it) => (it.last.at += DAY_MS), "JUNE had a tick due before it"],
    [
      "a payment out of issuance",
      (it) => {
        const made = { from_account: "JUNE:issuance", to_account: "JUNE:1001", amount: 5_000 };
        const id = otherId(lastOf(life, "payment"));
        it.add("transfer", { ...made, id });
        it.add("posting", { transfer: id, account: made.from_account, amount: -made.amount });
        it.add("posting", { transfer: id, account: made.to_account, amount: made.amount });
      },
      "did not move what it should have",
    ],
    [
      "an issue, which this money has not",
      (it) => it.alter("transfer", { id: lastOf(life, "payment") }, () => ({ kind: "issue" })),
      "did not move what it should have",
    ],
    [
      "a member who receives and was not counted",
      (it) => it.alter("account", { id: "JUNE:1004" }, () => ({ receives: 1 })),
      "recipients",
    ],
    [
      "recipients who are none",
      (it) => it.alter("currency", { recipients: 3 }, () => ({ recipients: 4 })),
      "its accounts count 3",
    ],
    [
      "an account that was opened with dividends to come",
      (it) => it.alter("account", { id: "JUNE:1002", tick: 0 }, () => ({ tick: -1 })),
      "was opened with something before it",
    ],
    [
      "a clock that was set back",
      (it) => it.add("tick", { number: 0, at: it.last.at, version: 0, dividend: 0, mass: 0 }),
      "does not begin as it should",
    ],
    [
      "a type of its own that has no index",
      (it) => it.omit("tick_index", { type: "provider" }),
      "the index of JUNE provider was not begun",
    ],
  ]);
});
