import { Icon } from "@mereau/ui/icons.tsx";
import { Token } from "@mereau/ui/Token.tsx";
import type { Holder } from "#screens/holders/holders.ts";
import { member } from "#session/home.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";

type Props = { holder: Holder; currency: string; onChoose: (holder: Holder) => void };

/** Somebody who holds the account, what they may do, and how far. Oneself cannot be changed here. */
export function HolderRow({ holder, currency, onChoose }: Props) {
  const words = say().holders;
  const { number, name, role, perTransfer, perDay } = holder;
  const isSelf = number === member()?.number;
  const shown = (amount: string) => inWords(amount, currencyOf(currency));
  const limits = [perTransfer && words.once(shown(perTransfer)), perDay && words.day(shown(perDay))]
    .filter(Boolean)
    .join(", ");
  const inside = (
    <>
      <Token name={name} />
      <span>
        <b>{name}</b>
        <small>{isSelf ? words.you : words.are[role]}</small>
        {(role === "cashier" || role === "operator") && (
          <small>{limits ? words.upTo[role](limits) : words.unlimited[role]}</small>
        )}
      </span>
    </>
  );
  if (isSelf) return <div class="row">{inside}</div>;
  return (
    <button type="button" class="row" onClick={() => onChoose(holder)}>
      {inside}
      <Icon name="forward" size={18} />
    </button>
  );
}
