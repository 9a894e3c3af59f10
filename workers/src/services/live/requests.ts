import type { CommunityContext } from "#services/context.ts";
import type { RequestRow } from "#services/payment-requests/find.ts";

/** Lets those who have a wallet open on either account of a payment request know that it has changed. Never throws. */
export const noteRequest = (
  { id, ledger }: Pick<CommunityContext, "id" | "ledger">,
  { to, from }: Pick<RequestRow, "to" | "from">,
): Promise<void> => ledger.note(id, { about: "requests", accounts: from === null ? [to] : [to, from] });
