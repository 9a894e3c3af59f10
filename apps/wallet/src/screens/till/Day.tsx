import { Icon } from "@mereau/ui/icons.tsx";
import { Token } from "@mereau/ui/Token.tsx";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { keptOf, type Taking, type Takings } from "#screens/till/takings.ts";
import type { TakingAccount } from "#session/takingAccounts.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import {
  type Currency,
  currencyOf,
  eurosInWords,
  figureOf,
  inWords,
  isNothing,
  minorOf,
} from "#words/amounts.ts";
import { besideInWords } from "#words/mix.ts";
import { clockOf, momentOf } from "#words/when.ts";

type Props = {
  account: TakingAccount;
  takings: Takings | null;
  at: number | null;
  trouble: Trouble | null;
};

/** What the day has brought to a till, with its running total; each payment can be given back. */
export function Day({ account, takings, at: seenAt, trouble }: Props) {
  const words = say().till;
  const currency = currencyOf(account.currency);
  return (
    <Screen title={words.day} back="/till">
      {trouble && takings === null && <TroubleNotice trouble={trouble} />}
      {trouble && seenAt !== null && (
        <p class="stale">{say().trouble.offlineSince(momentOf(seenAt, now()))}</p>
      )}
      {takings === null ? (
        !trouble && <p class="figure large waiting" data-shape="1 234,50" />
      ) : (
        <Told takings={takings} account={account} currency={currency} />
      )}
      {account.isOwned && (
        <p>
          <a class="slight" href={at(`/me/holders?of=${account.id}`)}>
            {say().holders.title}
          </a>
        </p>
      )}
    </Screen>
  );
}

function Told({
  takings,
  account,
  currency,
}: {
  takings: Takings;
  account: TakingAccount;
  currency: Currency;
}) {
  const words = say().till;
  const { total, refunded, count, items, cashiers, eurosBeside } = takings;
  return (
    <>
      <section class="balance" aria-label={words.total}>
        <p>
          <span class="figure large">{figureOf(keptOf(takings))}</span>{" "}
          <span class="unit">{currency.symbol}</span>
        </p>
        {!isNothing(eurosBeside) && <p>{say().mix.beside(eurosInWords(eurosBeside))}</p>}
        <p class="soft">{words.payments(count, account.name)}</p>
        {!isNothing(refunded) && (
          <p class="soft">{words.refunded(inWords(total, currency), inWords(refunded, currency))}</p>
        )}
      </section>
      {items.length === 0 ? (
        <p class="card soft">{words.none}</p>
      ) : (
        <ul class="rows" aria-label={words.day}>
          {items.map((taking) => (
            <li key={taking.transfer}>
              <TakingRow taking={taking} />
            </li>
          ))}
        </ul>
      )}
      {cashiers.length > 1 && (
        <section aria-labelledby="cashiers">
          <h2 id="cashiers">{words.cashiers}</h2>
          <dl class="facts card">
            {cashiers.flatMap(({ member, name, total: own }) => [
              <dt key={member}>{name}</dt>,
              <dd key={`${member}+`}>{inWords(own, currency)}</dd>,
            ])}
          </dl>
        </section>
      )}
    </>
  );
}

/** A payment of the day. One that was given back, or undone, says so, and leads nowhere. */
function TakingRow({ taking }: { taking: Taking }) {
  const { till, entries } = say();
  const name = taking.payer.name ?? entries.nameless;
  const isGivenBack = minorOf(taking.refunded) >= minorOf(taking.amount);
  const what = taking.reversal
    ? entries.undone
    : isGivenBack
      ? till.givenBack
      : isNothing(taking.refunded)
        ? null
        : till.partlyBack(figureOf(taking.refunded));
  const beside = taking.eurosBeside && say().mix.and(besideInWords(taking.eurosBeside));
  const inside = (
    <>
      <Token name={name} />
      <span>
        <b>{name}</b>
        <small>{[clockOf(taking.at), beside, taking.memo, what].filter(Boolean).join(" · ")}</small>
      </span>
      <span class="amount in">{figureOf(taking.amount)}</span>
    </>
  );
  if (taking.reversal || isGivenBack) return <div class="row">{inside}</div>;
  return (
    <a class="row taking" href={at(`/refunds/${taking.transfer}`)}>
      {inside}
      <span class="give-back">
        {till.giveBack}
        <Icon name="forward" size={16} />
      </span>
    </a>
  );
}
