import { Screen } from "#frame/Screen.tsx";
import { SearchBox } from "@mereau/ui/SearchBox.tsx";
import { useFilter } from "#lists/useFilter.ts";
import { Entries } from "#screens/history/Entries.tsx";
import { FilterChips } from "#screens/history/FilterChips.tsx";
import { readFilter, writeFilter } from "#screens/history/filter.ts";
import { AccountChips } from "#screens/home/AccountChips.tsx";
import { chosenAccount } from "#screens/home/chosenAccount.ts";
import { accounts, type HomeAccount } from "#session/home.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/history/history.css";

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
  const { filter, typed, setTyped, change, show } = useFilter({ read: readFilter, write: writeFilter });
  return (
    <>
      <SearchBox label={words.search} typed={typed} onType={setTyped} max={60} />
      <FilterChips account={account} filter={filter} onChange={change} />
      <Entries account={account} filter={filter} onClear={show} />
    </>
  );
}
