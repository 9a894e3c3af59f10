import { eq } from "drizzle-orm";

import { transfer } from "@mereau/db/tenant/schema.ts";
import type { IssueRequest } from "@mereau/shared/contracts/currencies.ts";
import type { ChargedTransfer } from "@mereau/shared/contracts/transfers.ts";
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
import { expressCharged } from "#services/transfers/charges.ts";

/**
 * Brings new money to a member; those who serve members may. With a backed currency the euros behind it enter the
 * reserve in the same entry, and the deposit they came with must be named; one that was announced is settled by it. The
 * association that the member sponsors receives its gift, where the policies make one and it has the sponsors for it.
 * A teller does not issue to an account of their own (`own_benefit`).
 * Refuses with `invalid_input` without that reference, with `sold_by_top_up` what has a price in euros, with the codes of
 * `receiveAtDesk`, `not_issuable`, and the refusals of the payee.
 */
export async function issue(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  request: IssueRequest,
): Promise<ChargedTransfer> {
  allow(caller, serving);
  if (!isAmong(caller, managing)) await refuseOwnBenefit(ctx, caller, [request.to]);
  const { scale, kind } = await findCurrency(ctx, code);
  if (kind === "backed" && !request.reference)
    throw new Refusal("invalid_input", { fields: [{ field: "reference", code: "required" }] });
  if (kind === "prepaid") await refuseOnSale(ctx, code, request.id);
  const amount = minorUnits(request.amount, scale);
  const { confirmExpected, ...told } = request;
  const { id, to } = told;
  const { reference, isDeposit } = await receiveAtDesk(ctx, {
    id,
    to,
    currency: code,
    amount,
    reference: told.reference || null,
    confirmExpected,
  });
  const actor = { member: caller.member, onBehalfOf: null };
  const gifts = await giftBeneficiaries(ctx, code, [request.to]);
  const asked = submitTransfer(ctx, {
    ...told,
    kind: "issue",
    actor,
    currency: code,
    amount,
    reference,
    beneficiary: gifts.get(request.to) ?? null,
    isSponsored: true,
  });
  const issued = await (isDeposit ? asked.finally(() => settleDeskDeposits(ctx)) : asked);
  await record(ctx, {
    caller,
    action: "currency.issue",
    subject: issued.id,
    detail: { to: request.to, amount },
  });
  return expressCharged(ctx, issued);
}

/** Tokens that have a price are a sale, with its receipt; what was issued before they had one, asked again, is what it was. */
async function refuseOnSale(ctx: CommunityContext, code: string, id: string): Promise<void> {
  const { prepaid } = await policiesInForce(ctx, code);
  if (!prepaid) return;
  const [known] = await ctx.db.select({ id: transfer.id }).from(transfer).where(eq(transfer.id, id));
  if (!known) throw new Refusal("sold_by_top_up", { detail: { currency: code } });
}
