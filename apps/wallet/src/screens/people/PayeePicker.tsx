import { useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { Token } from "@mereau/ui/Token.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type DirectoryEntry, payeeOf } from "#screens/pay/payees.ts";
import { useSearch } from "#screens/pay/useSearch.ts";
import { nameOf, noteName, shortNumberOf } from "#session/names.ts";
import { say } from "#texts/say.ts";

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
  const [typed, setTyped] = useState("");
  const { found, trouble } = useSearch(typed);
  if (account !== "") {
    const name = nameOf(account) ?? words.history.number(shortNumberOf(account));
    return (
      <div class="card row picked">
        <Token name={name} />
        <b>{name}</b>
        <button type="button" class="slight" onClick={() => onChoose("")}>
          {words.history.change}
        </button>
      </div>
    );
  }
  const choose = (entry: DirectoryEntry) => {
    const payee = payeeOf(entry, { currency });
    if (!payee) return tell(words.pay.theyHaveNone(entry.name));
    noteName(payee.account, payee.name);
    setTyped("");
    onChoose(payee.account);
  };
  return (
    <div class="picker">
      <div class="search">
        <Icon name="search" />
        <input
          type="search"
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {trouble && <TroubleNotice trouble={trouble} />}
      {typed.trim() !== "" && <Found found={found} onChoose={choose} />}
    </div>
  );
}

type FoundProps = { found: DirectoryEntry[] | null; onChoose: (entry: DirectoryEntry) => void };

function Found({ found, onChoose }: FoundProps) {
  const { pay, me } = say();
  if (found === null) return <p class="soft">{pay.loading}</p>;
  if (found.length === 0) return <p class="soft">{pay.nobody}</p>;
  return (
    <ul class="rows">
      {found.map((entry) => (
        <li key={entry.number}>
          <button type="button" class="row" onClick={() => onChoose(entry)}>
            <Token name={entry.name} />
            <span>
              <b>{entry.name}</b>
              <small>{me.number(entry.number)}</small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
