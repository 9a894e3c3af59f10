import { useState } from "preact/hooks";

import type { Trouble } from "#api/ask.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { saveProfile } from "#screens/preferences/saveProfile.ts";
import { accounts, type HomeAccount, member } from "#session/home.ts";
import { community } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, figureOf, inWords, unitOf } from "#words/amounts.ts";

/** In what one's balance and entries are shown on the first screen, with one's own balance as the example. */
export function AmountsChoice() {
  const words = say().preferences;
  const saved = member()?.amounts ?? "units";
  const [choosing, setChoosing] = useState<typeof saved | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const choose = async (amounts: typeof saved) => {
    setChoosing(amounts);
    setTrouble(await saveProfile({ amounts }));
    setChoosing(null);
  };
  return (
    <div class="card">
      <fieldset>
        <legend>{words.amounts}</legend>
        {offered(saved).map((one) => (
          <label key={one} class="choice">
            <input
              type="radio"
              name="amounts"
              checked={(choosing ?? saved) === one}
              onChange={() => void choose(one)}
            />
            <span>
              {words.in[one]}
              <small>{words.inWhy[one]}</small>
            </span>
          </label>
        ))}
        {trouble && <TroubleNotice trouble={trouble} />}
        <div role="status">
          {accounts().map((account) => (
            <p key={account.id}>{exampleOf(account, saved)}</p>
          ))}
        </div>
      </fieldset>
      <small>{words.amountsWhy}</small>
    </div>
  );
}

type Amounts = "units" | "dividends" | "euros";

/** What makes sense here: dividends where some are paid, and whatever was chosen before. */
const offered = (saved: Amounts): Amounts[] =>
  (["units", "dividends", "euros"] as const).filter(
    (one) =>
      one !== "dividends" || one === saved || community.currencies.some(({ kind }) => kind === "dividend"),
  );

function exampleOf(account: HomeAccount, saved: string): string {
  const words = say().preferences;
  const { preferred, balance } = account;
  const currency = currencyOf(account.currency);
  if (preferred) return words.example(`${figureOf(preferred.balance)}\u00A0${unitOf(account)}`);
  const plain = words.example(inWords(balance, currency));
  return saved === "units"
    ? plain
    : `${plain} ${words.notFor[saved === "euros" ? "euros" : "dividends"](currency.name)}`;
}
