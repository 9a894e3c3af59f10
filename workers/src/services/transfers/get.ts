import type { ChargedTransfer } from "@mereau/shared/contracts/transfers.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import { mayReadOneOf } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { expressCharged } from "#services/transfers/charges.ts";
import { findTransfer } from "#services/transfers/find.ts";

/** The record of a transfer with its charges, for its parties and for those who oversee the community. */
export const getTransfer = async (
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<ChargedTransfer> => expressCharged(ctx, await findOwnTransfer(ctx, caller, id));

/**
 * A transfer of an account that the caller holds, or any for those who oversee.
 * Everybody else gets `unknown_transfer`, as if there were none.
 */
export async function findOwnTransfer(ctx: CommunityContext, caller: Caller, id: string): Promise<Transfer> {
  const transfer = await findTransfer(ctx, id);
  if (!(await mayReadOneOf(ctx, caller, [transfer.from, transfer.to]))) throw new Refusal("unknown_transfer");
  return transfer;
}
