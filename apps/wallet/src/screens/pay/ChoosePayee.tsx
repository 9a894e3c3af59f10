import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { Token } from "@mereau/ui/Token.tsx";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { knownPayees } from "#screens/pay/knownPayees.ts";
import type { DirectoryEntry } from "#screens/pay/payees.ts";
import { useSearch } from "#screens/pay/useSearch.ts";
import { destinationOf } from "#screens/scan/destination.ts";
import { Scanner } from "#screens/scan/Scanner.tsx";
import { at, slug } from "#shell.ts";
import { say } from "#texts/say.ts";

/** Whom to pay: somebody known, somebody looked for, or whoever shows a code. */
export function ChoosePayee() {
  const words = say().pay;
  const { route } = useLocation();
  const [typed, setTyped] = useState("");
  const { found, trouble } = useSearch(typed);
  return (
    <Screen title={words.title}>
      <Scanner />
      <div class="search">
        <Icon name="search" />
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          autoComplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onPaste={(event) => {
            const text = event.clipboardData?.getData("text/plain") ?? "";
            const to = destinationOf(text, { origin: location.origin, slug });
            if (to.kind !== "screen" || !/\//.test(text)) return;
            event.preventDefault();
            route(at(to.path));
          }}
        />
      </div>
      {trouble && <TroubleNotice trouble={trouble} />}
      {typed.trim() === "" ? <Known /> : <Found found={found} />}
    </Screen>
  );
}

function Found({ found }: { found: DirectoryEntry[] | null }) {
  const words = say();
  if (found === null) return <p class="soft">{words.pay.loading}</p>;
  if (found.length === 0) return <p class="soft">{words.pay.nobody}</p>;
  return (
    <section aria-label={words.pay.found}>
      <ul class="rows">
        {found.map(({ number, name }) => (
          <li key={number}>
            <a class="row" href={at(`/pay?to=${number}`)}>
              <Token name={name} />
              <span>
                <b>{name}</b>
                <small>{words.me.number(number)}</small>
              </span>
              <Icon name="forward" size={18} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those who were paid before, out of the latest entries: there at once, without network too. */
function Known() {
  const words = say().pay;
  const known = knownPayees();
  if (known.length === 0) return <p class="soft">{words.whoHint}</p>;
  return (
    <section aria-labelledby="known">
      <h2 id="known">{words.known}</h2>
      <ul class="rows">
        {known.map(({ number, name, currency }) => (
          <li key={number + currency}>
            <a class="row" href={at(`/pay?to=${number}&c=${currency}`)}>
              <Token name={name} />
              <b>{name}</b>
              <Icon name="forward" size={18} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
