import { describe } from "vitest";

import { DAY_MS } from "#calendar/date.ts";
import { by, findForgeries, lastOf, otherId, plus, to } from "#ledger/testing/findForgeries.ts";
import { chargedLife } from "#ledger/testing/lives.ts";

const life = chargedLife();
const unknown = { from: null, to: null, related: null };

describe("a history of backed money", () => {
  const payment = lastOf(life, "payment");
  const [capture, issue] = [lastOf(life, "capture"), lastOf(life, "issue")];
  const [redemption, reversal] = [lastOf(life, "redemption"), lastOf(life, "reversal")];
  const released = life.transfers.findLast(({ kind }) => kind === "release")?.related ?? "";
  const levy = { transfer: payment, purpose: "levy", counter: "MIEL:1001" };
  findForgeries(life, [
    [
      "a payment of 1.00 that moves 50.00",
      (it) => it.alter("posting", { transfer: payment, purpose: null }, by(50)),
      `the payment ${payment} did not move`,
    ],
    [
      "a payment that reaches somebody else",
      (it) =>
        it.alter("posting", { transfer: payment, purpose: null, account: "MIEL:1002" }, to("MIEL:1003")),
      `the payment ${payment} did not move`,
    ],
    [
      "a levy that goes to another pot",
      (it) => it.alter("posting", levy, to("MIEL:pot-school")),
      `the payment ${payment} did not move`,
    ],
    [
      "a levy that was left out",
      (it) => it.omit("posting", { transfer: payment, purpose: "levy" }),
      `the payment ${payment} did not move`,
    ],
    [
      "a capture of more than was asked",
      (it) => it.alter("posting", { transfer: capture, purpose: null }, by(2)),
      `the capture ${capture} did not move`,
    ],
    [
      "a hold that was captured by nothing",
      (it) => it.omit("transfer", { id: capture }).omit("posting", { transfer: capture }),
      "is not stated as its transfers leave it",
    ],
    [
      "a hold that lapsed before its time",
      (it) =>
        it
          .alter("hold", { state: "expired" }, plus("expires_at", 1e6))
          .alter("transfer", { id: lastOf(life, "hold") }, plus("expires_at", 1e6)),
      "is not stated as its transfers leave it",
    ],
    [
      "a hold that lasts longer than any may",
      (it) =>
        it
          .alter("hold", { id: released }, plus("expires_at", 367 * DAY_MS))
          .alter("transfer", { id: released }, plus("expires_at", 367 * DAY_MS)),
      `the hold ${released} did not move`,
    ],
    [
      "a gift of more than the policies give",
      (it) => it.alter("posting", { transfer: issue, purpose: "gift" }, by(2)),
      `the issue ${issue} did not move`,
    ],
    [
      "an issue to somebody else",
      (it) => it.alter("posting", { transfer: issue, account: "MIEL:1002" }, to("MIEL:1001")),
      `the issue ${issue} did not move`,
    ],
    [
      "an issue without its euros",
      (it) =>
        it
          .omit("posting", { transfer: issue, account: "EUR:deposits" })
          .omit("posting", { transfer: issue, account: "EUR:reserve" }),
      `the issue ${issue} did not move`,
    ],
    [
      "a redemption that was charged nothing",
      (it) => it.omit("posting", { transfer: redemption, purpose: "fee" }),
      `the redemption ${redemption} did not move`,
    ],
    [
      "a reversal of half",
      (it) => it.alter("posting", { transfer: reversal }, by(0.5)),
      `the reversal ${reversal} did not move`,
    ],
    [
      "a reversal of what was reversed already",
      (it) => {
        const id = otherId(payment);
        const { from, to: payee, related } = life.transfers.find((of) => of.id === reversal) ?? unknown;
        const told = { from_account: from, to_account: payee, amount: 400, related };
        it.add("transfer", { ...told, id, kind: "reversal" });
        for (const { account, amount, purpose, counter, transfer } of life.postings)
          if (transfer === reversal) it.add("posting", { transfer: id, account, amount, purpose, counter });
      },
      "did not move what it should have",
    ],
    ["a payment recorded twice", (it) => it.add("transfer", {}), "is recorded twice"],
    [
      "a policy that takes effect before it was settled",
      (it) => it.alter("policy", {}, plus("effective_at", -1)),
      "take effect before they were settled",
    ],
    [
      "another scale",
      (it) =>
        it.add("currency", {
          code: "MIEL",
          name: "Miel",
          symbol: "ml",
          scale: 3,
          kind: "backed",
          backing: "EUR",
        }),
      "currency MIEL is no longer what it was",
    ],
    [
      "a reserve that may go below zero",
      (it) => it.alter("account", { id: "EUR:reserve" }, plus("credit_limit", 1)),
      "other limits",
    ],
    [
      "a closed account that is not empty",
      (it) => it.alter("account", { id: "MIEL:1001" }, () => ({ status: "closed" })),
      "is closed and not empty",
    ],
  ]);
});
