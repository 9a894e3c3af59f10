import type { ReserveAdjustmentRequest } from "@mereau/shared/contracts/backing.ts";
import type { TransferRecord } from "@mereau/shared/contracts/transfers.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";
import { expressTransfer } from "#services/transfers/express.ts";

/**
 * Adds the community’s own money to the reserve behind a currency, or takes out what exceeds circulation; managers may.
 * The currency may be named, or its reserve. Refuses with `not_backed` where there is no reserve, and with
 * `reserve_short` (amount: what can be taken out).
 */
export async function adjustReserve(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  { id, direction, amount: asked, reason, reference }: ReserveAdjustmentRequest,
): Promise<TransferRecord> {
  allow(caller, managing);
  ctx.access?.relyOn((now) => managing.includes(now.role));
  const { kind, backing, scale } = await findCurrency(ctx, code);
  const currency = kind === "reserve" ? code : backing;
  if (currency === null) throw new Refusal("not_backed", { detail: { currency: code } });
  const amount = minorUnits(asked, scale);
  const actor = { member: caller.member, onBehalfOf: null };
  const adjusted = await submitTransfer(ctx, {
    kind: "adjustment",
    id,
    actor,
    currency,
    direction,
    amount,
    reason,
    reference,
  });
  await record(ctx, {
    caller,
    action: "currency.adjust_reserve",
    subject: adjusted.id,
    detail: { currency, direction, amount, reason },
  });
  return expressTransfer(ctx, adjusted);
}
