import { useCallback, useState } from "preact/hooks";

import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { Icon } from "@mereau/ui/icons.tsx";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { isHeard, toggleSound } from "#live/chime.ts";
import { AccountChips } from "#screens/getPaid/AccountChips.tsx";
import { type Key, press } from "#screens/till/keys.ts";
import { Pad } from "#screens/till/Pad.tsx";
import { Paid, ToScan } from "#screens/till/Sale.tsx";
import type { Takings } from "#screens/till/takings.ts";
import { useSale } from "#screens/till/useSale.ts";
import type { TakingAccount } from "#session/takingAccounts.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";

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
  const { sale, begin, end } = useSale(account.id);
  const read = parseAmount(display.replace(/\.$/, ""), currency.scale);
  const amount = read.ok && read.value > 0 ? formatAmount(read.value, currency.scale) : null;
  const onKey = useCallback((key: Key) => setDisplay((now) => press(now, key, currency.scale)), [currency]);
  if (sale.state === "paid")
    return (
      <Paid
        sale={sale}
        currency={currency.code}
        takings={takings}
        onNext={() => {
          setDisplay("");
          end();
        }}
      />
    );
  if (sale.state === "asking" || sale.state === "shown")
    return <ToScan sale={sale} account={account} onBack={end} />;
  const deeds = (
    <button
      type="button"
      class="deed"
      aria-disabled={amount === null}
      onClick={() => amount !== null && void begin(amount)}
    >
      {amount === null ? say().pay.deedEmpty : words.deed(inWords(amount, currency))}
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
      <a class="row bare card day-link" href={at("/till?day")}>
        <span>
          <b>{account.name}</b>
          <small>
            {takings ? words.dayLine(takings.count, inWords(takings.total, currency)) : words.day}
          </small>
        </span>
        <Icon name="forward" size={18} />
      </a>
      {sale.state === "refused" && <TroubleNotice trouble={sale.trouble} />}
      <p class="display" role="status">
        <span class={`figure${display === "" ? " soft" : ""}`}>
          {display === "" ? "0" : display.replace(".", say().pay.decimalMark)}
        </span>{" "}
        <span class="unit">{currency.symbol}</span>
      </p>
      <Pad hasMark={currency.scale > 0} onKey={onKey} />
    </Screen>
  );
}
