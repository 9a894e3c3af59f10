import { chooseAccount } from "#screens/home/chosenAccount.ts";
import { accounts, type HomeAccount } from "#session/home.ts";
import { sayFirst } from "#texts/say.ts";
import { currencyOf } from "#words/amounts.ts";

/** The choice among one’s accounts; nothing where there is one alone. */
export function AccountChips({ chosen }: { chosen: HomeAccount | undefined }) {
  if (accounts().length < 2) return null;
  return (
    <div class="chips" role="group" aria-label={sayFirst().home.accounts}>
      {accounts().map((account) => (
        <button
          key={account.id}
          type="button"
          class="chip"
          aria-pressed={account.id === chosen?.id}
          onClick={() => chooseAccount(account.id)}
        >
          {shortNameOf(account)}
        </button>
      ))}
    </div>
  );
}

/** What tells accounts apart: their currency, their name where two have the same, and their number where that is the same too. */
export function shortNameOf({ id, name, currency }: HomeAccount): string {
  const alike = accounts().filter((other) => other.currency === currency);
  if (alike.length === 1) return currencyOf(currency).name;
  const isNamed = name !== null && alike.filter((other) => other.name === name).length === 1;
  const number = id.slice(id.indexOf(":") + 1);
  return isNamed ? name : [name, sayFirst().home.numbered(number)].filter(Boolean).join(", ");
}
