import { WaysIn } from "#frame/ForMembers.tsx";
import type { Card } from "#screens/member/MemberHead.tsx";
import { accounts, member } from "#session/home.ts";
import { isSignedIn } from "#session/session.ts";
import { takingAccounts } from "#session/takingAccounts.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";

/** Paying them, and asking them to pay; what one’s account does not allow is not offered. */
export function MemberDeeds({ card: { number, accounts: theirs } }: { card: Card }) {
  const words = say();
  if (!isSignedIn.value) return <WaysIn />;
  if (number === member()?.number)
    return (
      <>
        <p class="note">{words.member.yours}</p>
        <a class="deed" href={at("/me/profile")}>
          {words.member.change}
        </a>
      </>
    );
  const isShared = (own: readonly { currency: string }[]) =>
    theirs.some(({ currency }) => own.some((one) => one.currency === currency));
  const common = accounts().find(({ currency }) => theirs.some((one) => one.currency === currency));
  if (theirs.length === 0) return <p class="note">{words.member.noAccount}</p>;
  return (
    <div class="member-deeds">
      {isShared(takingAccounts()) && (
        <a class="other" href={at(`/get-paid?from=${number}`)}>
          {words.getPaid.askDeed}
        </a>
      )}
      <a class="deed" href={at(`/p/${number}${common ? `?c=${common.currency}` : ""}`)}>
        {words.pay.title}
      </a>
    </div>
  );
}
