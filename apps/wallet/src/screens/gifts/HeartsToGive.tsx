import { useState } from "preact/hooks";

import { GiveForm } from "#screens/gifts/GiveForm.tsx";
import type { Hearts } from "#screens/gifts/gifts.ts";
import { PayeePicker } from "#screens/people/PayeePicker.tsx";
import { usePayees } from "#screens/people/used.ts";
import type { Payee } from "#paying/order.ts";
import { accountIn } from "#session/home.ts";
import { nameOf, noteName, shortNumberOf } from "#session/names.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";

/** So many of those whom one gave to stand there to be tapped. */
const KNOWN_MAX = 4;

/** How many one may still give this month, to whom, and how many one gave and got. */
export function HeartsToGive({ hearts: { currency: code, perMonth, counted, house } }: { hearts: Hearts }) {
  const words = say().gifts;
  const currency = currencyOf(code);
  const own = accountIn(code)?.id ?? "";
  const [to, setTo] = useState("");
  const known = usePayees(own);
  const left = Math.max(0, Number(perMonth) - Number(counted?.thisMonth ?? 0));
  const chips = [
    ...(house && house.account !== own ? [{ account: house.account, name: house.name }] : []),
    ...known.map(({ account, name, number }) => ({ account, name: name ?? number })),
  ].filter(({ account }, index, all) => all.findIndex((one) => one.account === account) === index);
  const payee: Payee | null =
    to === ""
      ? null
      : {
          account: to,
          name: nameOf(to) ?? shortNumberOf(to),
          number: Number(shortNumberOf(to).split("-")[0]) || null,
          picture: null,
        };
  return (
    <section class="card gifts">
      <p>
        <span class="figure large">{left}</span> <span class="unit">{currency.symbol}</span>
      </p>
      <p>{words.left(left, inWords(perMonth, currency))}</p>
      <GiveForm currency={code} payee={payee} step={1} max={left}>
        {to === "" && chips.length > 0 && (
          <div class="chips" role="group" aria-label={words.known}>
            {chips.slice(0, KNOWN_MAX).map(({ account, name }) => (
              <button
                key={account}
                type="button"
                class="chip"
                onClick={() => {
                  noteName(account, name);
                  setTo(account);
                }}
              >
                {name}
              </button>
            ))}
          </div>
        )}
        <PayeePicker label={words.who} currency={code} account={to} onChoose={setTo} />
      </GiveForm>
      {counted && (
        <dl class="facts">
          <dt>{words.given}</dt>
          <dd>{inWords(counted.given, currency)}</dd>
          <dt>{words.received}</dt>
          <dd>{inWords(counted.received, currency)}</dd>
        </dl>
      )}
    </section>
  );
}
