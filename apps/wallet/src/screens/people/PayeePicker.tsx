import { Token } from "@mereau/ui/Token.tsx";
import { tell } from "#frame/Tidings.tsx";
import { type Found, payeeOf } from "#screens/people/payees.ts";
import { PayeeSearch } from "#screens/people/PayeeSearch.tsx";
import { nameOf, noteName, shortNumberOf } from "#session/names.ts";
import { say } from "#texts/say.ts";
import { useState } from "preact/hooks";

type Props = {
  label: string;
  currency: string;
  /** The account that is chosen; empty: none yet. */
  account: string;
  onChoose: (account: string) => void;
};

/** Whom something is for: looked for by name or number, then shown, and changed with a tap. */
export function PayeePicker({ label, currency, account, onChoose }: Props) {
  const words = say();
  const [picture, setPicture] = useState<string | null>(null);
  if (account !== "") {
    const name = nameOf(account) ?? words.history.number(shortNumberOf(account));
    return (
      <div class="card row picked">
        <Token name={name} picture={picture} />
        <b>{name}</b>
        <button type="button" class="slight" onClick={() => onChoose("")}>
          {words.history.change}
        </button>
      </div>
    );
  }
  const choose = (found: Found) => {
    const payee = payeeOf(found, { currency });
    if (!payee) return tell(words.pay.theyHaveNone(found.name));
    noteName(payee.account, payee.name);
    setPicture(payee.picture);
    onChoose(payee.account);
  };
  return <PayeeSearch label={label} onChoose={choose} />;
}
