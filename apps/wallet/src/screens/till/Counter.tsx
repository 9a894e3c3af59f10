import { useState } from "preact/hooks";

import { euro, EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { Icon } from "@mereau/ui/icons.tsx";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { isHeard, toggleSound } from "#live/chime.ts";
import { AccountChips } from "#screens/getPaid/AccountChips.tsx";
import { readTyped, shareOf } from "#screens/getPaid/eurosAsked.ts";
import { type Price, useWorth } from "#screens/getPaid/price.ts";
import { share } from "#screens/till/euroPrice.ts";
import { press } from "#screens/till/keys.ts";
import { Pad } from "#screens/till/Pad.tsx";
import { PriceUnit } from "#screens/till/PriceUnit.tsx";
import { Paid, ToScan } from "#screens/till/Sale.tsx";
import { keptOf, type Takings } from "#screens/till/takings.ts";
import { useSale } from "#screens/till/useSale.ts";
import type { TakingAccount } from "#session/takingAccounts.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, eurosInWords, inWords } from "#words/amounts.ts";

type Props = {
  account: TakingAccount;
  accounts: TakingAccount[];
  takings: Takings | null;
  onChoose: (account: string) => void;
};

/** The amount, the code that asks for it, and that it is paid, one customer after another. */
export function Counter({ account, accounts, takings, onChoose }: Props) {
  const words = say().till;
  const currency = currencyOf(account.currency);
  const [display, setDisplay] = useState("");
  const { sale, begin, end } = useSale(account.id, takings);
  const worth = useWorth(account.currency);
  const percent = worth && share.value;
  const scale = percent === null ? currency.scale : EURO_SCALE;
  const typed = readTyped(display.replace(/\.$/, ""), scale);
  const leastOf = (hundredths: number): string | null =>
    worth && percent !== null && typed !== null ? shareOf(typed, hundredths, worth, currency.scale) : null;
  const least = percent === null ? null : leastOf(percent);
  const mix = typed !== null && least !== null ? { euros: typed, currencyAtLeast: least } : null;
  const price: Price = { amount: percent === null ? typed : null, mix };
  const shown = mix ? eurosInWords(mix.euros) : typed && inWords(typed, currency);
  const next = () => {
    setDisplay("");
    end();
  };
  if (sale.state === "paid")
    return <Paid sale={sale} currency={currency.code} takings={takings} onNext={next} />;
  if (sale.state === "asking" || sale.state === "shown")
    return <ToScan sale={sale} account={account} onBack={end} onNext={next} />;
  const charge = () => {
    if (typed !== null) begin(price);
  };
  const deeds = (
    <button type="button" class="deed" aria-disabled={typed === null} onClick={charge}>
      {shown === null ? say().pay.deedEmpty : words.deed(shown)}
    </button>
  );
  const sound = (
    <button type="button" class="chip" aria-pressed={isHeard.value} onClick={toggleSound}>
      {isHeard.value ? words.soundOn : words.soundOff}
    </button>
  );
  return (
    <Screen title={words.title} deeds={deeds} aside={sound}>
      <AccountChips accounts={accounts} chosen={account.id} onChoose={onChoose} />
      {sale.state === "refused" && <TroubleNotice trouble={sale.trouble} />}
      <p class="display" role="status">
        <span class={`figure${display === "" ? " soft" : ""}`}>
          {display === "" ? "0" : display.replace(".", say().pay.decimalMark)}
        </span>{" "}
        <span class="unit">{percent === null ? currency.symbol : euro.symbol}</span>
      </p>
      {worth && <PriceUnit currency={currency} leastOf={leastOf} />}
      <Pad
        hasMark={scale > 0}
        onKey={(key) => setDisplay((now) => press(now, key, scale))}
        onEnter={charge}
      />
      <a class="row bare card day-link" href={at("/till?day")}>
        <span>
          <b>{account.name}</b>
          <small>
            {takings ? words.dayLine(takings.count, inWords(keptOf(takings), currency)) : words.day}
          </small>
        </span>
        <Icon name="forward" size={18} />
      </a>
    </Screen>
  );
}
