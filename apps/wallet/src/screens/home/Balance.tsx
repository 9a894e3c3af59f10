import { currencyOf, figureOf, inWords, isNothing, unitOf } from "#words/amounts.ts";
import type { HomeAccount } from "#session/home.ts";
import { sayFirst } from "#texts/say.ts";

/** The balance in large figures, and in sentences what the figure does not say. */
export function Balance({ account }: { account: HomeAccount }) {
  const words = sayFirst().home;
  const currency = currencyOf(account.currency);
  const { preferred } = account;
  const shown = preferred ?? account;
  return (
    <section class="balance" aria-label={words.balanceOf(account.name ?? currency.name)}>
      <p>
        <span class="figure large">{figureOf(shown.balance)}</span>{" "}
        <span class="unit">{unitOf(account)}</span>
      </p>
      {preferred && <p class="soft">{words.worth(inWords(account.balance, currency))}</p>}
      {!isNothing(account.held) && <p class="soft">{words.held(inWords(account.held, currency))}</p>}
      <Credit account={account} />
    </section>
  );
}

/** Where an account may go below zero: what that means for its owner. */
function Credit({ account }: { account: HomeAccount }) {
  const words = sayFirst().home;
  const { balance, creditLimit, credit } = account;
  const currency = currencyOf(account.currency);
  if (account.countsGifts)
    return balance.startsWith("-") ? (
      <p class="soft">{words.gaveMore(inWords(balance.slice(1), currency))}</p>
    ) : null;
  if (credit?.stage === "blocked") return <p class="notice warn">{words.blocked}</p>;
  if (balance.startsWith("-"))
    return (
      <p class="soft">
        {words.below(inWords(balance.slice(1), currency), inWords(`-${creditLimit}`, currency))}
      </p>
    );
  return isNothing(creditLimit) ? null : (
    <p class="soft">{words.canGoBelow(inWords(creditLimit, currency))}</p>
  );
}
