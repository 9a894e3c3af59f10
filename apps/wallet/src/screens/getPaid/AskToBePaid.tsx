import { useState } from "preact/hooks";

import { counterCode } from "@mereau/shared/payments/payLink.ts";
import { Icon } from "@mereau/ui/icons.tsx";
import { isOnline } from "#frame/online.ts";
import { Screen } from "#frame/Screen.tsx";
import { share } from "#frame/share.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { QrCode } from "@mereau/ui/qr/QrCode.tsx";
import { AccountChips } from "#screens/getPaid/AccountChips.tsx";
import { AskMember } from "#screens/getPaid/AskMember.tsx";
import type { Worth } from "#screens/getPaid/eurosAsked.ts";
import { type Price, priceInWords } from "#screens/getPaid/price.ts";
import { useLink } from "#screens/getPaid/useLink.ts";
import { Wanted, type Wish } from "#screens/getPaid/Wanted.tsx";
import type { TakingAccount } from "#session/takingAccounts.ts";
import { at, community, slug } from "#shell.ts";
import { language, say } from "#texts/say.ts";
import { currencyOf } from "#words/amounts.ts";

type Props = {
  account: TakingAccount;
  accounts: TakingAccount[];
  wish: Wish;
  /** What was typed, as it can be asked for. */
  price: Price;
  worth: Worth | null;
  most: string | null;
  onType: (change: Partial<Wish>) => void;
  onChoose: (account: string) => void;
};

/** One’s code, what it asks for, and other ways to ask. */
export function AskToBePaid({ account, accounts, wish, price, worth, most, onType, onChoose }: Props) {
  const words = say().getPaid;
  const currency = currencyOf(account.currency);
  const [forCounter, setForCounter] = useState(false);
  const { link, isSettled, trouble, give } = useLink({ account: account.id, price, memo: wish.memo });
  const shown = priceInWords(price, currency);
  const handOn = async () => {
    const text = words.shareText(account.name, shown, community.name);
    const outcome = await share([{ url: link, text }], link);
    if (outcome !== "not") give();
    if (outcome === "copied") tell(words.copied);
  };
  const poster = `/v1/${slug}/accounts/${account.id}/poster?code=${forCounter ? "counter" : "link"}&lang=${language.value}`;
  const here = { origin: location.origin, slug };
  const counter = { account: account.id, amount: price.amount ?? undefined, memo: wish.memo.trim() };
  const told = forCounter
    ? words.counterHint
    : !isSettled
      ? words.renewing
      : isOnline.value
        ? words.hint
        : words.hintOffline;
  const till = (
    <a class="chip" href={at(`/till?of=${account.id}`)}>
      {say().home.till}
    </a>
  );
  return (
    <Screen title={words.title} aside={till}>
      <AccountChips accounts={accounts} chosen={account.id} onChoose={onChoose} />
      <figure class="card own-code">
        {forCounter ? (
          <QrCode text={counterCode(here, counter)} label={words.counterLabel(account.name)} />
        ) : (
          <QrCode text={link} label={words.qrLabel(account.name, shown)} waits={!isSettled} />
        )}
        <figcaption>
          <b>{account.name}</b>
          <small>
            {say().me.number(Number.parseInt(account.number, 10))}
            {shown !== null && ` · ${shown}`}
          </small>
        </figcaption>
        <p class="note" role="status">
          {told}
        </p>
        <button type="button" class="deed" onClick={() => void handOn()}>
          <Icon name="share" />
          {words.share}
        </button>
      </figure>
      {price.mix && trouble && <TroubleNotice trouble={trouble} />}
      {price.mix && !isOnline.value && <p class="notice warn">{say().mix.needsNetwork}</p>}
      <Wanted currency={currency} worth={worth} wish={wish} most={most} onType={onType} />
      <AskMember account={account.id} price={price} memo={wish.memo} />
      <ul class="rows">
        {account.showsBalance && isOnline.value && (
          <li>
            <a class="row bare" href={poster} target="_blank" rel="noopener">
              <span>
                <b>{words.poster}</b>
                <small>{words.posterWhy}</small>
              </span>
              <Icon name="print" size={20} />
            </a>
          </li>
        )}
        <li>
          <button
            type="button"
            class="row bare"
            aria-pressed={forCounter}
            onClick={() => setForCounter(!forCounter)}
          >
            <span>
              <b>{forCounter ? words.phoneCode : words.counterCode}</b>
              <small>{words.counterWhy}</small>
            </span>
          </button>
        </li>
      </ul>
    </Screen>
  );
}
