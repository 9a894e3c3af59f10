import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { Screen } from "#frame/Screen.tsx";
import { Entries } from "#screens/history/Entries.tsx";
import { FilterChips } from "#screens/history/FilterChips.tsx";
import { type Filter, readFilter, writeFilter } from "#screens/history/filter.ts";
import { AccountChips } from "#screens/home/AccountChips.tsx";
import { chosenAccount } from "#screens/home/chosenAccount.ts";
import { accounts, type HomeAccount } from "#session/home.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/history/history.css";

const REST_MS = 300;

/** Everything that happened on an account, the newest first, and what is looked for among it. */
export function History() {
  const words = say().history;
  const account = chosenAccount(accounts());
  const statement = (
    <a class="slight" href={at("/statement")}>
      {words.statement}
    </a>
  );
  return (
    <Screen title={words.title} back={null} aside={account && statement}>
      <AccountChips chosen={account} />
      {account ? <OfAccount key={account.id} account={account} /> : <p>{say().home.noAccount}</p>}
    </Screen>
  );
}

function OfAccount({ account }: { account: HomeAccount }) {
  const words = say().history;
  const { query } = useLocation();
  const [filter, setFilter] = useState(() => readFilter(query));
  const [typed, setTyped] = useState(filter.q);
  const change = (next: Partial<Filter>) => setFilter((before) => ({ ...before, ...next }));
  useEffect(() => {
    if (typed === filter.q) return;
    const timer = setTimeout(() => change({ q: typed }), REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  // The address bears the filter: a reload and the way back find it again
  useEffect(() => {
    history.replaceState(history.state, "", location.pathname + writeFilter(filter));
  }, [filter]);
  const clear = (next: Filter) => {
    setTyped(next.q);
    setFilter(next);
  };
  return (
    <>
      <div class="search">
        <Icon name="search" />
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          autoComplete="off"
          maxLength={60}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <FilterChips account={account} filter={filter} onChange={change} />
      <Entries account={account} filter={filter} onClear={clear} />
    </>
  );
}
