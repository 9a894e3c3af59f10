import * as z from "zod";

import {
  accountId,
  amount,
  amountInput,
  currencyCode,
  moment,
  pageOf,
  pageQuery,
  uuid,
} from "#contracts/common.ts";
import { payee } from "#contracts/bankDetails.ts";
import { reversalOf } from "#contracts/transfers.ts";

export const depositState = z
  .enum(["expected", "received", "issued", "reversed", "cancelled", "refused"])
  .meta({
    id: "DepositState",
    description:
      "`expected`: announced. `received`: the euros are there, and the currency is being issued. `issued`: it is on the account. `reversed`: the issue was undone, and the euros are owed back. `cancelled`: given up before anything came, or its line of the bank was matched to something else after a refusal or a reversal. `refused`: the euros came and the ledger refused the issue; a person decides.",
    example: "expected",
  });

export type DepositState = z.output<typeof depositState>;

export const depositRequest = z
  .strictObject({
    id: uuid.meta({ description: "Made by the client before it asks; asking again with it is asking once." }),
    account: accountId.meta({ description: "Where the currency shall go.", example: "MIEL:1042" }),
    amount: amountInput.meta({ description: "In euros.", example: "50,00" }),
  })
  .meta({ id: "DepositRequest" });

export type DepositRequest = z.output<typeof depositRequest>;

/** On whatever issues euros by hand without naming a deposit. */
export const confirmExpected = z.boolean().default(false).meta({
  description:
    "True: these are other euros than those of the deposit that `deposit_expected` named, on the account or on another of its owners.",
  example: false,
});

/** Euros that somebody announced to change into a currency, and what became of them. */
export const deposit = z
  .object({
    id: uuid,
    reference: z.string().meta({
      description: "To be written on the bank transfer: by it the euros are recognised.",
      example: "MIEL-HT9W8-K",
    }),
    state: depositState,
    member: uuid.meta({ description: "Who announced it, or in whose name it was." }),
    account: accountId,
    currency: currencyCode,
    amount: amount.meta({ description: "In euros, as announced.", example: "50.00" }),
    received: amount.nullable().meta({ description: "In euros, as they came.", example: null }),
    issued: amount
      .nullable()
      .meta({ description: "What is issued for them, in the currency.", example: null }),
    transfer: uuid.nullable().meta({ description: "The issue, once it was carried out." }),
    refusal: z
      .string()
      .nullable()
      .meta({ description: "Why the ledger refused the issue.", example: "balance_cap_exceeded" }),
    reversal: reversalOf.meta({
      description: "The transfer that undid the issue, and why; null while none has.",
    }),
    createdAt: moment,
    changedAt: moment.meta({ description: "When it last changed state." }),
    payTo: payee.nullable().meta({ description: "Where to send the euros, while they are expected." }),
  })
  .meta({ id: "Deposit" });

export type Deposit = z.infer<typeof deposit>;

export const depositPage = pageOf(deposit).meta({ id: "DepositPage" });

export const depositsQuery = pageQuery.extend({
  state: depositState.optional(),
  account: accountId.optional().meta({ description: "Only those for this account." }),
  all: z.stringbool().default(false).meta({
    type: "boolean",
    description: "Everybody’s, for those who oversee the community.",
    example: false,
  }),
});

export type DepositsQuery = z.output<typeof depositsQuery>;

export const depositPath = z.object({ id: uuid });
