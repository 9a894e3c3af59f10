import { Icon } from "@mereau/ui/icons.tsx";
import type { Card } from "#screens/member/MemberHead.tsx";
import { chosenAccount } from "#screens/home/chosenAccount.ts";
import { accounts as own, member } from "#session/home.ts";
import { shortNumberOf } from "#session/names.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf } from "#words/amounts.ts";

/** Each account on which they can be paid, where there are several, and what happened between the two so far. */
export function PayableAccounts({ card: { accounts, name: theirName, number } }: { card: Card }) {
  const words = say();
  const mine = chosenAccount(own());
  const known = accounts.find(({ currency }) => currency === mine?.currency);
  const wants = accounts.some(({ credit }) => credit !== null);
  return (
    <>
      {wants && <p class="notice">{words.directory.wantsBuyers}</p>}
      {accounts.length > 1 && (
        <section aria-labelledby="accounts-of">
          <h2 id="accounts-of">{words.member.accounts}</h2>
          <ul class="rows">
            {accounts.map(({ id, name, currency }) => (
              <li key={id}>
                <a class="row bare" href={at(`/p/${shortNumberOf(id)}?c=${currency}`)}>
                  <span>
                    <b>{name}</b>
                    <small>
                      {currencyOf(currency).name} · {words.history.number(shortNumberOf(id))}
                    </small>
                  </span>
                  <Icon name="forward" size={18} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {known && number !== member()?.number && (
        <a class="slight" href={at(`/history?counterparty=${known.id}`)}>
          {words.entry.allWith(theirName)}
        </a>
      )}
    </>
  );
}
