import { inArray } from "drizzle-orm";

import { account } from "@mereau/db/tenant/schema.ts";
import type { QuoteFacts, QuoteQuery } from "@mereau/shared/contracts/quotes.ts";
import type { Account } from "@mereau/shared/ledger/account.ts";
import { type Quoted, quote } from "@mereau/shared/ledger/quote.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { creditStanding } from "@mereau/shared/policies/creditLadder/stage.ts";
import type { CurrencyPolicies } from "@mereau/shared/policies/registry.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { shownStage } from "#services/credit/standing.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { benefiting } from "#services/currencies/redeem.ts";
import { policiesInForce } from "#services/policies/inForce.ts";
import { Refusal } from "#services/refusal.ts";
import { refusalWithAmount } from "#services/refusalWithAmount.ts";
import { giftBeneficiaries } from "#services/sponsorships/chosen.ts";
import { expressCharge } from "#services/transfers/charges.ts";

/**
 * What a payment, a redemption or an issue would cost, told before it is made: by those who may read the account of the
 * member concerned, `from`, or `to` of an issue. Nothing is written, and what the payer has is not looked at. Who is so
 * far below zero that the ladder of the currency shows it is told as such.
 * Refuses with `invalid_input` where an account is missing, with `forbidden`, and as what is quoted would be.
 */
export async function quoteFor(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  query: QuoteQuery,
): Promise<QuoteFacts> {
  const money = await findCurrency(ctx, code);
  const amount = minorUnits(query.amount, money.scale);
  const policies = await policiesInForce(ctx, code);
  const asked = await complete(ctx, caller, { ...query, code, amount, policies });
  const accounts = await readAccounts(ctx, asked, policies);
  const versions = [{ currency: code, version: 1, effectiveAt: 0, policies }];
  const view = { account: (id: string) => accounts.get(id), ticking: { versions: () => versions } };
  const answer = quote(view, money, asked, ctx.now);
  const shownOf = (id = "") => {
    const party = accounts.get(id);
    return party?.kind === "member" ? shownStage(creditStanding(policies.creditLadder ?? null, party)) : null;
  };
  const decimals = (minor: number) => formatAmount(minor, money.scale);
  if (!answer.ok)
    throw answer.amount === null
      ? new Refusal(answer.code)
      : refusalWithAmount(answer.code, answer.amount, money);
  const { charges, pays, receives } = answer.quote;
  return {
    currency: code,
    kind: query.kind,
    amount: decimals(amount),
    charges: charges.flatMap((charge) => expressCharge(charge, money.scale)),
    pays: decimals(pays),
    receives: decimals(receives),
    credit: {
      payer: shownOf(asked.kind === "issue" ? undefined : asked.from),
      payee: shownOf(asked.kind === "redemption" ? undefined : asked.to),
    },
  };
}

type Thought = Omit<QuoteQuery, "amount"> & { code: string; amount: number; policies: CurrencyPolicies };

/** What is asked, with the association that would receive something; the caller may read the account it is about. */
async function complete(
  ctx: CommunityContext,
  caller: Caller,
  { kind, amount, code, policies, ...query }: Thought,
): Promise<Quoted> {
  if (kind === "issue") {
    const to = needed("to", query.to);
    await mayRead(ctx, caller, to);
    const gifts = await giftBeneficiaries(ctx, code, [to]);
    return { kind, to, amount, beneficiary: gifts.get(to) ?? null, isSponsored: true };
  }
  const from = needed("from", query.from);
  await mayRead(ctx, caller, from);
  if (kind === "payment") return { kind, from, to: needed("to", query.to), amount };
  const { beneficiary = null } = query;
  return { kind, from, amount, ...(await benefiting(ctx, policies, { currency: code, from, beneficiary })) };
}

function needed(field: "from" | "to", told: string | undefined): string {
  if (told === undefined) throw new Refusal("invalid_input", { fields: [{ field, code: "required" }] });
  return told;
}

/** The accounts that a quote is about, and the pot that pays for gifts. */
async function readAccounts(
  { db }: CommunityContext,
  asked: Quoted,
  { gift }: CurrencyPolicies,
): Promise<Map<string, Account>> {
  const parties = asked.kind === "payment" ? [asked.from, asked.to] : [asked.beneficiary];
  const own = asked.kind === "issue" ? asked.to : asked.from;
  const ids = [own, ...parties, gift?.from].filter((id) => typeof id === "string");
  const rows = await db.select().from(account).where(inArray(account.id, ids));
  return new Map(rows.map((row) => [row.id, { ...row, receives: row.receives === 1, allowances: {} }]));
}
