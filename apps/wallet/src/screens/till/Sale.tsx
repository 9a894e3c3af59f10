import { euro } from "@mereau/shared/money/euro.ts";
import { Screen } from "#frame/Screen.tsx";
import { isOnline } from "#frame/online.ts";
import { QrCode } from "@mereau/ui/qr/QrCode.tsx";
import { Arrived } from "#screens/getPaid/Arrived.tsx";
import { priceInWords } from "#screens/getPaid/price.ts";
import type { Takings } from "#screens/till/takings.ts";
import type { Sale } from "#screens/till/useSale.ts";
import type { TakingAccount } from "#session/takingAccounts.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, figureOf } from "#words/amounts.ts";
import { atLeastInWords, besideInWords } from "#words/mix.ts";

type InState<State extends Sale["state"]> = Extract<Sale, { state: State }>;
type ToScanProps = {
  sale: InState<"asking" | "shown">;
  account: TakingAccount;
  onBack: () => void;
  onNext: () => void;
};

/** The code for the customer, as large as it can be, until it is paid. */
export function ToScan({ sale, account, onBack, onNext }: ToScanProps) {
  const words = say().till;
  const currency = currencyOf(account.currency);
  const { price } = sale.begun;
  const shown = sale.state === "shown" ? sale : null;
  const isUnheard = shown?.request === null;
  const isCut = isUnheard || (shown !== null && !isOnline.value);
  const closed = shown?.request && shown.request.state !== "open" ? shown.request.state : null;
  const deeds = (
    <>
      <button type="button" class="other" onClick={onBack}>
        {closed === null ? say().common.cancel : say().common.back}
      </button>
      {isUnheard && (
        <button type="button" class="deed" onClick={onNext}>
          {words.next}
        </button>
      )}
    </>
  );
  return (
    <Screen title={words.toScan} back={null} deeds={deeds}>
      <div class="to-scan">
        <p>
          <span class="figure large">{figureOf(price.mix?.euros ?? price.amount ?? "0")}</span>{" "}
          <span class="unit">{price.mix ? euro.symbol : currency.symbol}</span>
        </p>
        {price.mix && <p>{atLeastInWords(price.mix, currency)}</p>}
        {shown ? (
          <QrCode
            text={shown.link}
            label={say().getPaid.qrLabel(account.name, priceInWords(price, currency))}
            waits={closed !== null}
          />
        ) : (
          <div class="qr waiting" />
        )}
        <p role="status" class={closed === null && !isCut ? "soft" : "notice warn"}>
          {closed !== null
            ? say().pay.requestClosed[closed]
            : isCut
              ? words.offline
              : shown
                ? words.waits
                : say().common.loading}
        </p>
      </div>
    </Screen>
  );
}

type PaidProps = {
  sale: InState<"paid">;
  currency: string;
  takings: Takings | null;
  onNext: () => void;
};

/** That the customer has paid, and who they are once the day’s list has it. */
export function Paid({ sale, currency, takings, onNext }: PaidProps) {
  const words = say().till;
  const { price, eurosBeside } = sale;
  const taking = takings?.items.find(({ transfer }) => transfer === sale.transfer);
  const deeds = (
    <>
      <a class="other" href={at("/till?day")}>
        {words.day}
      </a>
      <button type="button" class="deed" onClick={onNext}>
        {words.next}
      </button>
    </>
  );
  return (
    <Screen title={say().order.paid} back={null} deeds={deeds}>
      <Arrived
        amount={price.mix?.euros ?? price.amount ?? "0"}
        unit={price.mix ? euro.symbol : currencyOf(currency).symbol}
        name={taking?.payer.name ?? null}
      >
        {eurosBeside && <p>{say().mix.ofIt(besideInWords(eurosBeside))}</p>}
      </Arrived>
    </Screen>
  );
}
