import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { isOnline } from "#frame/online.ts";
import { Screen } from "#frame/Screen.tsx";
import { prepareToSign } from "#keys/ed25519.ts";
import { deviceKey } from "#keys/vault.ts";
import { confirm } from "#paying/confirm.ts";
import type { Draft, Payee } from "#paying/order.ts";
import { AmountInput } from "#screens/pay/AmountInput.tsx";
import { useDraftId } from "#screens/pay/draft.ts";
import { Remaining } from "#screens/pay/Remaining.tsx";
import { Who } from "#screens/pay/Who.tsx";
import type { Card } from "#screens/people/payees.ts";
import { PinDialog } from "#screens/pin/PinDialog.tsx";
import { accountIn, member } from "#session/home.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";

/** What a payee asked for, where they did. */
type Asked = { id: string; amount: string | null; memo: string | null; category: string | null };

/** The address of this screen with what was typed in it, to come back to. */
function backHere(typed: Record<string, string>): string {
  const { pathname, searchParams } = new URL(location.href);
  for (const [name, value] of Object.entries(typed)) searchParams.set(name, value);
  return `${pathname.slice(at("").length)}?${searchParams.toString()}`;
}

type Props = { payee: Payee; card: Card | null; asked?: Asked };

/** How much, what for, and the deed: one screen to look everything over and confirm it. */
export function PayForm({ payee, card, asked }: Props) {
  const words = say().pay;
  const { query, route } = useLocation();
  const id = useDraftId();
  const currency = currencyOf(payee.account.slice(0, payee.account.indexOf(":")));
  const fixed = asked?.amount ?? null;
  const [typed, setTyped] = useState((fixed ?? query["a"] ?? "").replace(".", words.decimalMark));
  const [memo, setMemo] = useState(asked?.memo ?? query["m"] ?? "");
  const [unlocking, setUnlocking] = useState(false);
  const account = accountIn(currency.code);
  useEffect(() => {
    void prepareToSign();
    // What shows the outcome is at hand too: the network may go between here and there
    void import("#screens/order/OrderScreen.tsx").catch(() => undefined);
  }, []);
  const read = parseAmount(typed, currency.scale);
  const amount = read.ok && read.value > 0 ? formatAmount(read.value, currency.scale) : null;

  const begin = async () => {
    const me = member();
    if (!me || amount === null) return;
    const hasKey = (await deviceKey(me.id))?.registered ?? false;
    if (hasKey) setUnlocking(true);
    else route(at(`/me/code?next=${encodeURIComponent(backHere({ a: typed, m: memo }))}`));
  };
  const sign = async (seed: Uint8Array<ArrayBuffer>) => {
    const me = member();
    if (!me || amount === null || !account) return;
    const draft: Draft = {
      id,
      currency: currency.code,
      from: account.id,
      payee,
      amount,
      memo: memo.trim() || null,
      category: asked?.category ?? null,
      request: asked?.id ?? null,
    };
    await confirm(draft, { member: me.id, seed });
    route(at(`/orders/${id}`), true);
  };

  const blocked =
    account?.id === payee.account ? words.self : account ? null : words.noAccountIn(currency.name);
  const deeds = (
    <>
      <p class="note">{isOnline.value ? words.signed : words.offline}</p>
      <button class="deed" form="pay" aria-disabled={amount === null || blocked !== null}>
        {amount === null ? words.deedEmpty : words.deed(inWords(amount, currency))}
      </button>
    </>
  );
  return (
    <Screen title={words.title} back={asked ? "/" : "/pay"} deeds={deeds}>
      <form
        id="pay"
        class="pay"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (amount !== null && blocked === null) void begin();
        }}
      >
        <Who payee={payee} card={card} />
        {blocked && <p class="notice warn">{blocked}</p>}
        <AmountInput currency={currency} value={typed} fixed={fixed !== null} onInput={setTyped} />
        <input
          class="memo"
          aria-label={words.memo}
          placeholder={words.memo}
          maxLength={280}
          value={memo}
          readOnly={asked?.memo != null}
          onInput={(event) => setMemo(event.currentTarget.value)}
        />
        {account && <Remaining account={account} payee={payee.account} amount={amount} />}
      </form>
      {unlocking && amount !== null && (
        <PinDialog
          purpose={say().pin.pay(inWords(amount, currency))}
          onUnlocked={sign}
          onClose={() => setUnlocking(false)}
        />
      )}
    </Screen>
  );
}
