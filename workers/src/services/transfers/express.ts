import type { TransferRecord } from "@mereau/shared/contracts/transfers.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";

/** A transfer as the API shows it: amounts in decimals of its currency. */
export async function expressTransfer(ctx: CommunityContext, transfer: Transfer): Promise<TransferRecord> {
  const scale = await scaleOf(ctx, transfer.currency);
  const refusalAmount = transfer.refusalAmount === null ? null : formatAmount(transfer.refusalAmount, scale);
  return { ...transfer, amount: formatAmount(transfer.amount, scale), refusalAmount };
}
