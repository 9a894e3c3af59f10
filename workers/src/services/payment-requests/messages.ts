import { holdersOf } from "#services/accounts/holders.ts";
import type { CommunityContext } from "#services/context.ts";
import { messageRun } from "#services/messages/plan.ts";
import type { RequestRow } from "#services/payment-requests/find.ts";
import type { Planned } from "#services/scheduled/plan.ts";

type Known = Pick<
  RequestRow,
  "id" | "currency" | "amount" | "to" | "from" | "memo" | "member" | "mixCents" | "mixLeast"
>;

/** A price in euros of which so much is paid in the currency at least, as a message tells it. */
const mixTold = ({ mixCents: cents, mixLeast: least }: Known) =>
  cents === null || least === null ? null : { cents, least };

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
        mix: mixTold(request),
        other: to,
        memo,
        about: `${id} ${member}`,
      }),
    );
}

/** What became of their request, for whoever asked. */
export const tellClosed = (
  ctx: CommunityContext,
  request: Known,
  closed: {
    by: string;
    amount: number | null;
    how: "paid" | "refused";
    reason?: string | null;
    beside?: Pick<RequestRow, "besideCents" | "besideMeans">;
  },
): Planned => {
  const { id, currency, memo, member } = request;
  const { besideCents: cents = null, besideMeans: by = null } = closed.beside ?? {};
  return messageRun(ctx, {
    member,
    letter: closed.how === "paid" ? "request_paid" : "request_refused",
    currency,
    amount: closed.amount,
    mix: mixTold(request),
    beside: cents === null || by === null ? null : { cents, by },
    other: closed.by,
    memo,
    reason: closed.reason ?? null,
    about: id,
  });
};
