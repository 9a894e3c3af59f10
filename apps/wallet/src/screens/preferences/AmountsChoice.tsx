import { useState } from "preact/hooks";

import type { Answer, Trouble } from "@mereau/ui/asking/ask.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { readWorth } from "#screens/getPaid/price.ts";
import { saveProfile } from "#screens/preferences/saveProfile.ts";
import { accounts, type HomeAccount, member } from "#session/home.ts";
import { community } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { currencyOf, figureOf, inWords, unitOf } from "#words/amounts.ts";

const all = ["units", "dividends", "euros"] as const;

/** Whether any of one’s money is worth euros. */
async function readAnyWorth(): Promise<Answer<boolean>> {
  for (const { currency } of accounts()) {
    const answer = await readWorth(currency);
    if (!answer.ok) return answer;
    if (answer.value.worth) return { ok: true, value: true };
  }
  return { ok: true, value: false };
}

/** In what one's balance and entries are shown on the first screen, with one's own balance as the example; nothing where there is no choice. */
export function AmountsChoice() {
  const words = say().preferences;
  const saved = member()?.amounts ?? "units";
  const [choosing, setChoosing] = useState<typeof saved | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { seen } = useSeen("any-worth", readAnyWorth);
  const isThere = {
    units: true,
    dividends: community.currencies.some(({ kind }) => kind === "dividend"),
    euros: seen?.value ?? false,
  };
  const offered = all.filter((one) => isThere[one] || one === saved);
  const choose = async (amounts: typeof saved) => {
    setChoosing(amounts);
    setTrouble(await saveProfile({ amounts }));
    setChoosing(null);
  };
  if (offered.length < 2) return null;
  return (
    <div class="card">
      <fieldset>
        <legend>{words.amounts}</legend>
        {offered.map((one) => (
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
