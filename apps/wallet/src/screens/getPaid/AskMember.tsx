import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { Token } from "@mereau/ui/Token.tsx";
import type { Trouble } from "#api/ask.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { newId } from "#newId.ts";
import { askForPayment, withdraw } from "#screens/getPaid/requests.ts";
import { type DirectoryEntry, payeeOf } from "#screens/pay/payees.ts";
import { useSearch } from "#screens/pay/useSearch.ts";
import { say } from "#texts/say.ts";

type Props = { account: string; amount: string | null; memo: string };

/** Asking a member by name: a tap on it asks, and another takes that back. */
export function AskMember({ account, amount, memo }: Props) {
  const words = say().getPaid;
  const { query } = useLocation();
  // A member’s card leads here with their number
  const [typed, setTyped] = useState(query["from"] ?? "");
  const [asked, setAsked] = useState<{ id: string; name: string } | null>(null);
  const [refused, setRefused] = useState<Trouble | null>(null);
  const { found, trouble } = useSearch(typed);
  const problem = refused ?? trouble;
  const [currency = ""] = account.split(":");
  const askThem = async (entry: DirectoryEntry) => {
    const payer = payeeOf(entry, { currency });
    if (!payer) return tell(say().pay.theyHaveNone(entry.name));
    const id = newId();
    const answer = await askForPayment({ id, to: account, from: payer.account, amount, memo });
    setRefused(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    setAsked({ id, name: entry.name });
    setTyped("");
  };
  const takeBack = async (id: string) => {
    const answer = await withdraw(id);
    setAsked(null);
    tell(answer.ok ? words.takenBack : words.tooLate);
  };
  return (
    <section aria-labelledby="ask-member" class="ask-member">
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
      {problem && <TroubleNotice trouble={problem} />}
      <div class="search">
        <Icon name="search" />
        <input
          type="search"
          aria-label={say().pay.search}
          placeholder={say().pay.search}
          autoComplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {typed.trim() !== "" && <Found found={found} onAsk={(entry) => void askThem(entry)} />}
    </section>
  );
}

function Found({ found, onAsk }: { found: DirectoryEntry[] | null; onAsk: (entry: DirectoryEntry) => void }) {
  const { pay, me, getPaid } = say();
  if (found === null) return <p class="soft">{pay.loading}</p>;
  if (found.length === 0) return <p class="soft">{pay.nobody}</p>;
  return (
    <ul class="rows">
      {found.map((entry) => (
        <li key={entry.number}>
          <button type="button" class="row" onClick={() => onAsk(entry)}>
            <Token name={entry.name} />
            <span>
              <b>{entry.name}</b>
              <small>{me.number(entry.number)}</small>
            </span>
            <span class="asks">{getPaid.askDeed}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
