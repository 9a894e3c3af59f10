import type { ChargedTransfer } from "@mereau/shared/contracts/transfers.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import { mayReadOneOf, roleOn } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { expressCharged } from "#services/transfers/charges.ts";
import { isTaken } from "#services/takings/taken.ts";
import { findTransfer } from "#services/transfers/find.ts";

/** The record of a transfer with its charges, for its parties and for those who oversee the community. */
export const getTransfer = async (
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<ChargedTransfer> => expressCharged(ctx, await findOwnTransfer(ctx, caller, id));

/**
 * A transfer of an account that the caller holds, or any for those who oversee; for a cashier what came in at their till of late,
 * and what they gave back themselves: its refusals alone would tell what the account has. Everybody else gets
 * `unknown_transfer`, as if there were none.
 */
export async function findOwnTransfer(ctx: CommunityContext, caller: Caller, id: string): Promise<Transfer> {
  const transfer = await findTransfer(ctx, id);
  if (await mayReadOneOf(ctx, caller, [transfer.from, transfer.to])) return transfer;
  if (isTaken(transfer, ctx.now) && (await roleOn(ctx, caller, transfer.to)) === "cashier") return transfer;
  const isOwnDeed = transfer.verdict === "accepted" && transfer.actor.member === caller.member;
  if (isOwnDeed && (await roleOn(ctx, caller, transfer.from)) === "cashier") return transfer;
  throw new Refusal("unknown_transfer");
}
