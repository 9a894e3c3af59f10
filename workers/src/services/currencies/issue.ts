import { eq } from "drizzle-orm";

import { transfer } from "@mereau/db/tenant/schema.ts";
import type { IssueRequest } from "@mereau/shared/contracts/currencies.ts";
import type { ChargedTransfer } from "@mereau/shared/contracts/transfers.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import { refuseOwnBenefit } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { receiveAtDesk, settleDeskDeposits } from "#services/deposits/atDesk.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { policiesInForce } from "#services/policies/inForce.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, isAmong, managing, serving } from "#services/roles.ts";
import { giftBeneficiaries } from "#services/sponsorships/chosen.ts";
import { takeAtTill } from "#services/tills/take.ts";
import { expressCharged } from "#services/transfers/charges.ts";

/** Whoever issues elsewhere than at a counter says nothing of one. */
type Asked = Omit<IssueRequest, "counter"> & Partial<Pick<IssueRequest, "counter">>;

/**
 * Brings new money to a member; those who serve members may. With a backed currency the euros behind it enter the
 * reserve in the same entry, and the deposit they came with must be named; one that was announced is settled by it. The
 * association that the member sponsors receives its gift, where the policies make one and it has the sponsors for it.
 * Where it is brought in at a counter, it is a movement of the caller’s till (`takeAtTill`).
 * A teller does not issue to an account of their own (`own_benefit`).
 * Refuses with `invalid_input` without that reference (at a counter none is needed), with `sold_by_top_up` what has a price in euros, with the codes of
 * `receiveAtDesk`, `not_issuable`, and the refusals of the payee.
 */
export async function issue(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  request: Asked,
): Promise<ChargedTransfer> {
  allow(caller, serving);
  if (!isAmong(caller, managing)) await refuseOwnBenefit(ctx, caller, [request.to]);
  const money = await findCurrency(ctx, code);
  const { scale, kind } = money;
  const { counter } = request;
  if (kind === "backed" && !request.reference && !counter)
    throw new Refusal("invalid_input", { fields: [{ field: "reference", code: "required" }] });
  if (kind === "prepaid") await refuseOnSale(ctx, code, request.id);
  const amount = minorUnits(request.amount, scale);
  const carryOut = () => carryOutIssue(ctx, caller, code, { ...request, amount });
  const issued = await (counter
    ? takeAtTill(ctx, caller, { id: request.id, counter, money, to: request.to, amount }, carryOut)
    : carryOut());
  await record(ctx, {
    caller,
    action: "currency.issue",
    subject: issued.id,
    detail: { to: request.to, amount },
  });
  return expressCharged(ctx, issued);
}

async function carryOutIssue(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  { confirmExpected, counter, ...told }: Omit<Asked, "amount"> & { amount: number },
): Promise<Transfer> {
  const { id, to, amount } = told;
  const { reference, isDeposit } = await receiveAtDesk(ctx, {
    id,
    to,
    currency: code,
    amount,
    reference: told.reference || (counter ? `tills/${counter.till}` : null),
    confirmExpected,
  });
  const actor = { member: caller.member, onBehalfOf: null };
  const gifts = await giftBeneficiaries(ctx, code, [to]);
  const asked = submitTransfer(ctx, {
    ...told,
    kind: "issue",
    actor,
    currency: code,
    reference,
    beneficiary: gifts.get(to) ?? null,
    isSponsored: true,
  });
  return isDeposit ? asked.finally(() => settleDeskDeposits(ctx)) : asked;
}

/** Tokens that have a price are a sale, with its receipt; what was issued before they had one, asked again, is what it was. */
async function refuseOnSale(ctx: CommunityContext, code: string, id: string): Promise<void> {
  const { prepaid } = await policiesInForce(ctx, code);
  if (!prepaid) return;
  const [known] = await ctx.db.select({ id: transfer.id }).from(transfer).where(eq(transfer.id, id));
  if (!known) throw new Refusal("sold_by_top_up", { detail: { currency: code } });
}
