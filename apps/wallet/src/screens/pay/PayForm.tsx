import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { isOnline } from "#frame/online.ts";
import { Screen } from "#frame/Screen.tsx";
import type { Draft, EurosBeside, Payee } from "#paying/order.ts";
import { chosenAccount } from "#screens/home/chosenAccount.ts";
import { AmountInput } from "#screens/pay/AmountInput.tsx";
import { CategoryChoice } from "#screens/pay/CategoryChoice.tsx";
import { useDraftId } from "#screens/pay/draft.ts";
import { likelyAmount, type Mix, restOf } from "#screens/pay/mix.ts";
import { Remaining } from "#screens/pay/Remaining.tsx";
import { RestInEuros } from "#screens/pay/RestInEuros.tsx";
import { payableFrom, tooMuch } from "#screens/pay/tooMuch.ts";
import { usePaying } from "#screens/pay/usePaying.tsx";
import { useQuote } from "#screens/pay/useQuote.ts";
import { useSecondThought } from "#screens/pay/useSecondThought.tsx";
import { useTyped } from "#screens/pay/useTyped.ts";
import { Who } from "#screens/pay/Who.tsx";
import type { Card } from "#screens/people/payees.ts";
import { accountIn, accounts, type HomeAccount } from "#session/home.ts";
import { say } from "#texts/say.ts";
import { type Currency, currencyOf, inWords, isNothing, minorOf } from "#words/amounts.ts";
import { besideInWords, mixInWords } from "#words/mix.ts";

/** What a payee asked for, where they did. */
type Asked = {
  id: string;
  amount: string | null;
  mix: Mix | null;
  memo: string | null;
  category: string | null;
  /** Who was asked; null: whoever has the link. */
  from: string | null;
};

type Props = { payee: Payee; card: Card | null; asked?: Asked };

/** The account that is paid from: the one that was asked, else the one that is looked at, where it is of this currency. */
function payingAccount(code: string, asked: string | null): HomeAccount | undefined {
  if (asked !== null) return accounts().find(({ id }) => id === asked);
  const chosen = chosenAccount(accounts());
  return chosen?.currency === code && chosen.role !== "viewer" ? chosen : accountIn(code);
}

/** What stands in the amount’s place at first. */
function firstAmount(inAddress: string, asked: Asked | undefined, account: HomeAccount | undefined): string {
  const likely = asked?.mix ? likelyAmount(asked.mix, account ? payableFrom(account) : 0) : "";
  return (asked?.amount ?? (inAddress || likely)).replace(".", say().pay.decimalMark);
}

/** Why no payment can be made here at all; null: it can. */
function blockOf(account: HomeAccount | undefined, payee: Payee, currency: Currency): string | null {
  const words = say().pay;
  if (!account) return words.noAccountIn(currency.name);
  return account.id === payee.account ? words.self : null;
}

/** How much, what for, and the deed: one screen to look everything over and confirm it. */
export function PayForm({ payee, card, asked }: Props) {
  const words = say().pay;
  const id = useDraftId();
  const currency = currencyOf(payee.account.slice(0, payee.account.indexOf(":")));
  const account = payingAccount(currency.code, asked?.from ?? null);
  const { typed, set, address } = useTyped((inAddress) => ({
    ...inAddress,
    amount: firstAmount(inAddress.amount, asked, account),
    memo: asked?.memo ?? inAddress.memo,
  }));
  const read = parseAmount(typed.amount, currency.scale);
  const amount = read.ok && read.value > 0 ? formatAmount(read.value, currency.scale) : null;
  const mix = asked?.mix ?? null;
  const rest = mix && amount !== null ? restOf(mix, amount) : null;
  const beside: EurosBeside | null =
    rest?.ok && !isNothing(rest.euros) ? { euros: rest.euros, by: typed.by } : null;
  const blocked = blockOf(account, payee, currency);
  const isReady = amount !== null && blocked === null && (rest?.ok ?? true);
  const draft: Draft | null =
    isReady && account
      ? {
          id,
          currency: currency.code,
          from: account.id,
          payee,
          amount,
          memo: typed.memo.trim() || null,
          category: asked ? asked.category : typed.category.trim() || null,
          request: asked?.id ?? null,
          ...(beside && { eurosBeside: beside }),
        }
      : null;
  const shown = amount === null ? "" : inWords(amount, currency);
  const told = beside ? say().mix.both(shown, besideInWords(beside)) : shown;
  const quote = useQuote({ account, payee: payee.account, amount });
  const doubt = tooMuch(account, minorOf(quote?.pays ?? amount ?? "0"));
  const { begin: sign, dialog } = usePaying({ draft, purpose: say().pin.pay(told), address });
  const { begin, question } = useSecondThought(doubt, () => void sign());

  const deeds = (
    <>
      <p class="note">{isOnline.value ? words.signed : words.offline}</p>
      <button class="deed" form="pay" aria-disabled={draft === null}>
        {amount === null ? words.deedEmpty : words.deed(shown)}
      </button>
    </>
  );
  const limit = rest?.ok === false && mix && limitInWords(rest.why, mix, currency);
  return (
    <Screen title={words.title} back={asked ? "/" : "/pay"} deeds={deeds}>
      <form
        id="pay"
        class="pay"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (draft) begin();
        }}
      >
        <Who payee={payee} card={card} />
        {blocked && <p class="notice warn">{blocked}</p>}
        {mix && <p class="price">{mixInWords(mix, currency)}</p>}
        <AmountInput
          currency={currency}
          value={typed.amount}
          fixed={asked?.amount != null}
          wrong={limit || doubt}
          onInput={(digits) => set({ amount: digits })}
        />
        {mix && (
          <RestInEuros euros={rest?.ok ? rest.euros : null} by={typed.by} onChoose={(by) => set({ by })} />
        )}
        <input
          class="memo"
          aria-label={words.memo}
          placeholder={words.memo}
          maxLength={280}
          value={typed.memo}
          readOnly={asked?.memo != null}
          onInput={(event) => set({ memo: event.currentTarget.value })}
        />
        {account && <Remaining account={account} payee={payee.account} amount={amount} quote={quote} />}
        {account && !asked && (
          <CategoryChoice
            account={account}
            payee={payee.account}
            value={typed.category}
            onChoose={(category) => set({ category })}
          />
        )}
      </form>
      {question}
      {dialog}
    </Screen>
  );
}

const limitInWords = (why: "tooLittle" | "tooMuch", mix: Mix, currency: Currency): string =>
  say().mix[why](inWords(why === "tooLittle" ? mix.currencyAtLeast : mix.currencyAtMost, currency));
