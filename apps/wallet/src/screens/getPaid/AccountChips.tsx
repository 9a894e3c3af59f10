import type { TakingAccount } from "#session/takingAccounts.ts";
import { say } from "#texts/say.ts";
import { currencyOf } from "#words/amounts.ts";

type Props = { accounts: readonly TakingAccount[]; chosen: string; onChoose: (id: string) => void };

/** On which account the money comes; nothing where there is no choice. */
export function AccountChips({ accounts, chosen, onChoose }: Props) {
  if (accounts.length < 2) return null;
  const isAlone = (currency: string) => accounts.filter((one) => one.currency === currency).length === 1;
  return (
    <div class="chips" role="group" aria-label={say().home.accounts}>
      {accounts.map(({ id, name, currency, number, showsBalance }) => (
        <button key={id} type="button" class="chip" aria-pressed={id === chosen} onClick={() => onChoose(id)}>
          {isAlone(currency) && showsBalance ? currencyOf(currency).name : `${name} · ${number}`}
        </button>
      ))}
    </div>
  );
}
