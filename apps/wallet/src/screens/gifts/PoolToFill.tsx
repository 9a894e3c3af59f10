import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { GiveForm } from "#screens/gifts/GiveForm.tsx";
import type { Pool } from "#screens/gifts/gifts.ts";
import { accountIn } from "#session/home.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords, minorOf } from "#words/amounts.ts";

/** Steps of the order of what the pot helps with at once: hundreds where that is 500. */
const stepOf = (perPayment: string): number => 10 ** (String(Math.floor(Number(perPayment))).length - 1);

/** What the pot has, whom it helps, and giving to it. */
export function PoolToFill({ pool: { pot, explanation, perPayment } }: { pool: Pool }) {
  const words = say().gifts;
  const currency = currencyOf(pot.currency);
  const name = pot.name ?? words.pool;
  const account = accountIn(pot.currency);
  const have = account ? Math.floor(minorOf(account.balance) / 10 ** currency.scale) : null;
  return (
    <section class="card gifts" aria-labelledby="pool">
      <h2 id="pool">{name}</h2>
      <p>{words.has(inWords(formatAmount(minorOf(pot.balance), currency.scale), currency))}</p>
      <p class="soft">{explanation}</p>
      <GiveForm
        currency={pot.currency}
        payee={{ account: pot.id, name, number: null, picture: null }}
        step={stepOf(perPayment)}
        max={have === null ? null : Math.max(0, have)}
      />
    </section>
  );
}
