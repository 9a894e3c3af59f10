import { accountProfile } from "@mereau/db/tenant/schema.ts";
import type { Pot, PotRequest } from "@mereau/shared/contracts/pots.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { recordAll } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { findPots } from "#services/pots/find.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Opens a pot; managers may. Asked again it opens nothing more, and names one that has no name yet.
 * Refuses with `unknown_currency`, and with `currency_mismatch` for a reserve.
 */
export async function openPot(ctx: CommunityContext, caller: Caller, request: PotRequest): Promise<Pot> {
  allow(caller, managing);
  const { code } = await findCurrency(ctx, currencyOfAccount(request.id));
  await submitSettings(ctx, [{ kind: "open_pot", account: request.id, currency: code }], code);
  await namePots(ctx, caller, [request]);
  const found = (await findPots(ctx, code)).find(({ id }) => id === request.id);
  if (!found) throw new Error("A pot that was opened is not there");
  return found;
}

/** Gives pots of the ledger the names by which people know them; those that have one keep it. */
export async function namePots(
  ctx: CommunityContext,
  caller: Caller,
  pots: readonly PotRequest[],
): Promise<void> {
  if (pots.length === 0) return;
  const named = await ctx.db
    .insert(accountProfile)
    .values(pots.map(({ id, name }) => ({ account: id, name, openedAt: ctx.now })))
    .onConflictDoNothing()
    .returning();
  await recordAll(
    ctx,
    named.map(({ account, name }) => ({ caller, action: "pot.open", subject: account, detail: { name } })),
  );
}
