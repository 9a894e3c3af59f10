import { describe, expect, test } from "vitest";

import type { Cell } from "#ledger/batch.ts";
import { Forgery, type Named } from "#ledger/testing/forgery.ts";
import { chargedLife, meltingLife, prepaidLife } from "#ledger/testing/lives.ts";
import { DAY_MS } from "#ledger/testing/freeTown.ts";

const [charged, melting, prepaid] = [chargedLife(), meltingLife(), prepaidLife()];

type Case = [what: string, forge: (forgery: Forgery) => unknown, fault: string];

/** Every history is forged so that its sums, balances and signatures agree, and each forgery is named. */
function found(life: typeof charged, cases: Case[]) {
  test("is without fault as it was", async () => {
    expect(await new Forgery(life.batches).faults()).toEqual([]);
  });

  test.each(cases)("is found out with %s", async (_, forge, fault) => {
    const forgery = new Forgery(life.batches);
    forge(forgery);
    expect(await forgery.balance().faults()).toContainEqual(expect.stringContaining(fault));
  });
}

const to = (account: Cell) => () => ({ account });
const by =
  (factor: number) =>
  ({ amount }: Named): Named => ({ amount: Number(amount) * factor });
const plus =
  (column: string, more: number) =>
  (row: Named): Named => ({ [column]: Number(row[column]) + more });

/** The id of the last transfer of a kind. */
const last = (life: typeof charged, kind: string): string =>
  life.transfers.findLast((it) => it.kind === kind)?.id ?? "";

describe("a history of backed money", () => {
  const payment = last(charged, "payment");
  const [capture, issue] = [last(charged, "capture"), last(charged, "issue")];
  const [redemption, reversal] = [last(charged, "redemption"), last(charged, "reversal")];
  const payer = { account: "MIEL:1001" };
  const levy = { transfer: payment, purpose: "levy", counter: "MIEL:1001" };
  found(charged, [
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
          .alter("transfer", { id: last(charged, "hold") }, plus("expires_at", 1e6)),
      "is not stated as its transfers leave it",
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
        const again = payment.replace("019", "018");
        const original = { id: reversal };
        const row = charged.transfers.find(({ id }) => id === reversal);
        it.add("transfer", {
          ...original,
          id: again,
          kind: "reversal",
          from_account: row?.from ?? "",
          to_account: row?.to ?? "",
          amount: 400,
          related: row?.related ?? "",
        });
        for (const { account, amount, purpose, counter } of charged.postings.filter(
          (it) => it.transfer === reversal,
        ))
          it.add("posting", { transfer: again, account, amount, purpose, counter });
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
      "a reserve below which it may go",
      (it) => it.alter("account", { id: "EUR:reserve" }, plus("credit_limit", 1)),
      "other limits",
    ],
    [
      "a closed account that is not empty",
      (it) => it.alter("account", { id: payer.account }, () => ({ status: "closed" })),
      "is closed and not empty",
    ],
  ]);
});

describe("a history of dividends that melt", () => {
  const settlement = last(melting, "settlement");
  const dividend = last(melting, "dividend");
  found(melting, [
    [
      "what melted on a member’s account instead of the pot",
      (it) => it.alter("posting", { account: "JUNE:pot-commons" }, to("JUNE:1004")),
      "did not move what it should have",
    ],
    [
      "what melted burnt, where the policies name a pot",
      (it) => it.alter("posting", { account: "JUNE:pot-commons" }, to("JUNE:issuance")),
      "did not move what it should have",
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
        const id = last(melting, "payment").replace("019", "018");
        it.add("transfer", { ...made, id });
        it.add("posting", { transfer: id, account: made.from_account, amount: -made.amount });
        it.add("posting", { transfer: id, account: made.to_account, amount: made.amount });
      },
      "did not move what it should have",
    ],
    [
      "an issue, which this money has not",
      (it) => it.alter("transfer", { id: last(melting, "payment") }, () => ({ kind: "issue" })),
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

describe("a history of prepaid tokens", () => {
  const helped =
    prepaid.postings.findLast((it) => it.purpose === "solidarity" && it.amount === 20)?.transfer ?? "";
  const expiry = last(prepaid, "expiry");
  const solidarity = { transfer: helped, purpose: "solidarity" };
  found(prepaid, [
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
          .alter("transfer", { id: expiry }, () => ({ id: helped.replace("019", "018") }))
          .alter("posting", { transfer: expiry }, () => ({ transfer: helped.replace("019", "018") })),
      "is named as another kind is",
    ],
  ]);
});
