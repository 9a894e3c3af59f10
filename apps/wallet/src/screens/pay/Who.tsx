import { Icon } from "@mereau/ui/icons.tsx";
import { Token } from "@mereau/ui/Token.tsx";
import type { Payee } from "#paying/order.ts";
import { namesOf, useCategories } from "#screens/directory/categories.ts";
import { CardLink } from "#screens/member/CardLink.tsx";
import { isPot } from "#screens/pay/usePayee.ts";
import type { Card } from "#screens/people/payees.ts";
import { say } from "#texts/say.ts";
import { monthInWords } from "#words/plainDay.ts";

type Props = { payee: Payee; card: Card | null };

/** Whom one pays: enough to tell two people of the same name apart, and the way to the rest. */
export function Who({ payee, card }: Props) {
  if (payee.number === null)
    return (
      <div class="card who">
        <Told payee={payee} card={card} />
      </div>
    );
  return (
    <CardLink number={payee.number} class="card who">
      <Told payee={payee} card={card} />
      <Icon name="forward" size={18} />
    </CardLink>
  );
}

const Told = ({ payee: { account, name, number, picture }, card }: Props) => (
  <>
    <Token name={name} picture={picture} large />
    <span>
      <b>{name}</b>
      {card && card.name !== name && <small>{card.name}</small>}
      {card ? <small>{sinceOf(card)}</small> : number !== null && <small>{say().me.number(number)}</small>}
      {isPot(account.slice(account.indexOf(":") + 1)) && <small>{say().pay.pot}</small>}
      {card && card.categories.length > 0 && <Categories codes={card.categories} />}
    </span>
  </>
);

function sinceOf({ number, since, provider }: Card): string {
  const { pay } = say();
  const month = monthInWords(new Date(since).toISOString().slice(0, 7));
  return provider ? pay.provider(number, month) : pay.member(number, month);
}

const Categories = ({ codes }: { codes: readonly string[] }) => (
  <small>{namesOf(codes, useCategories())}</small>
);
