import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { PayForm } from "#screens/pay/PayForm.tsx";
import { SearchInstead } from "#screens/pay/SearchInstead.tsx";
import { isPot, usePayee, usePot } from "#screens/pay/usePayee.ts";
import { say } from "#texts/say.ts";

type Props = { number: string; currency: string | null };

/** Paying the member, or the pot, whom a link, a code or a choice names. */
export function FromLink({ number, currency }: Props) {
  const words = say().pay;
  // The screen is made anew for another number
  const useNamed = isPot(number) ? usePot : usePayee;
  const { payee, card, trouble, again } = useNamed(number, currency);
  if (payee) return <PayForm payee={payee} card={card} />;
  const isLost = payee === null || trouble !== null;
  return (
    <Screen title={words.title} back="/pay" deeds={isLost && <SearchInstead />}>
      {trouble && <TroubleNotice trouble={trouble} onRetry={again} />}
      {trouble?.kind === "unreachable" && !isPot(number) && <p>{words.neverMet(number)}</p>}
      {payee === null && <p class="notice warn">{words.unknownPayee}</p>}
      {payee === undefined && !trouble && <p class="soft">{words.loading}</p>}
    </Screen>
  );
}
