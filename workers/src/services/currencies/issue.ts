import type { IssueRequest } from "@mereau/shared/contracts/currencies.ts";
import type { ChargedTransfer } from "@mereau/shared/contracts/transfers.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { receiveAtDesk, settleDeskDeposits } from "#services/deposits/atDesk.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, serving } from "#services/roles.ts";
import { giftBeneficiaries } from "#services/sponsorships/chosen.ts";
import { expressCharged } from "#services/transfers/charges.ts";

/**
 * Brings new money to a member; those who serve members may. With a backed currency the euros behind it enter the
 * reserve in the same entry, and the deposit they came with must be named; one that was announced is settled by it. The
 * association that the member sponsors receives its gift, where the policies make one and it has the sponsors for it.
 * Refuses with `invalid_input` without that reference, with the codes of `receiveAtDesk`, `not_issuable`, and the refusals of
 * the payee.
 */
export async function issue(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  request: IssueRequest,
): Promise<ChargedTransfer> {
  allow(caller, serving);
  const { scale, kind } = await findCurrency(ctx, code);
  if (kind === "backed" && !request.reference)
    throw new Refusal("invalid_input", { fields: [{ field: "reference", code: "required" }] });
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
