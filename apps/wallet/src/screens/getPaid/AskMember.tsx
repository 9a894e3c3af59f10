import { useLocation } from "preact-iso";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { newId } from "@mereau/ui/newId.ts";
import type { Price } from "#screens/getPaid/price.ts";
import { askForPayment, withdraw } from "#screens/getPaid/requests.ts";
import { type Found, payeeOf } from "#screens/people/payees.ts";
import { PayeeSearch } from "#screens/people/PayeeSearch.tsx";
import { say } from "#texts/say.ts";

type Props = { account: string; price: Price; memo: string };

/** Asking a member by name: a tap on it asks, and another takes that back. */
export function AskMember({ account, price, memo }: Props) {
  const words = say().getPaid;
  const { query } = useLocation();
  const section = useRef<HTMLElement>(null);
  // A member’s card leads here with their number: past one’s own code, before anything is painted
  useLayoutEffect(() => {
    if (query["from"]) requestAnimationFrame(() => section.current?.scrollIntoView({ block: "center" }));
  }, []);
  const [asked, setAsked] = useState<{ id: string; name: string } | null>(null);
  const [refused, setRefused] = useState<Trouble | null>(null);
  const [currency = ""] = account.split(":");
  const askThem = async (found: Found): Promise<boolean> => {
    const payer = payeeOf(found, { currency });
    if (!payer) {
      tell(say().pay.theyHaveNone(found.name));
      return false;
    }
    const id = newId();
    const answer = await askForPayment({ id, to: account, from: payer.account, price, memo });
    setRefused(answer.ok ? null : answer.trouble);
    if (answer.ok) setAsked({ id, name: found.name });
    return answer.ok;
  };
  const takeBack = async (id: string) => {
    const answer = await withdraw(id);
    setAsked(null);
    tell(answer.ok ? words.takenBack : words.tooLate);
  };
  return (
    <section ref={section} aria-labelledby="ask-member" class="ask-member">
      <h2 id="ask-member">{words.askMember}</h2>
      <div role="status">
        {asked && (
          <div class="notice good">
            <b>{words.asked(asked.name)}</b>
            <button type="button" class="slight" onClick={() => void takeBack(asked.id)}>
              {words.takeBack}
            </button>
          </div>
        )}
      </div>
      {refused && <TroubleNotice trouble={refused} />}
      <PayeeSearch label={say().pay.search} initial={query["from"]} onChoose={askThem} word={words.askDeed} />
    </section>
  );
}
