import { holdersOf } from "#services/accounts/holders.ts";
import type { CommunityContext } from "#services/context.ts";
import { messageRun } from "#services/messages/plan.ts";
import type { RequestRow } from "#services/payment-requests/find.ts";
import type { Planned } from "#services/scheduled/plan.ts";

type Known = Pick<RequestRow, "id" | "currency" | "amount" | "to" | "from" | "memo" | "member">;

/** That somebody asks them for a payment, for every owner of the payer’s account. */
export const tellReceived = (ctx: CommunityContext, request: Known): Promise<Planned[]> =>
  tellPayer(ctx, request, "request_received");

/** That it was paid in their name, as had been agreed before, for every owner of the payer’s account. */
export const tellPaidForYou = (ctx: CommunityContext, request: Known): Promise<Planned[]> =>
  tellPayer(ctx, request, "request_paid_for_you");

async function tellPayer(
  ctx: CommunityContext,
  request: Known,
  letter: "request_received" | "request_paid_for_you",
): Promise<Planned[]> {
  const { id, from, currency, amount, to, memo } = request;
  if (from === null) return [];
  const holders = (await holdersOf(ctx, [from])).get(from) ?? [];
  return holders
    .filter(({ role, active }) => role === "owner" && active)
    .map(({ member }) =>
      messageRun(ctx, {
        member,
        letter,
        currency,
        amount,
        other: to,
        memo,
        about: `${id} ${member}`,
      }),
    );
}

/** What became of their request, for whoever asked. */
export const tellClosed = (
  ctx: CommunityContext,
  { id, currency, memo, member }: Known,
  closed: { by: string; amount: number | null; how: "paid" | "refused"; reason?: string | null },
): Planned =>
  messageRun(ctx, {
    member,
    letter: closed.how === "paid" ? "request_paid" : "request_refused",
    currency,
    amount: closed.amount,
    other: closed.by,
    memo,
    reason: closed.reason ?? null,
    about: id,
  });
