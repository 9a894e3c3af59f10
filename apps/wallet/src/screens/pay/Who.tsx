import { Token } from "@mereau/ui/Token.tsx";
import type { Payee } from "#paying/order.ts";
import { namesOf, useCategories } from "#screens/directory/categories.ts";
import { CardLink } from "#screens/member/CardLink.tsx";
import type { Card } from "#screens/people/payees.ts";
import { say } from "#texts/say.ts";
import { monthInWords } from "#words/plainDay.ts";

/** Whom one pays: enough to tell two people of the same name apart. */
export function Who({ payee, card }: { payee: Payee; card: Card | null }) {
  const { pay, me } = say();
  const { name, number, picture } = payee;
  return (
    <div class="card who">
      <Token name={name} picture={picture} large />
      <p>
        <b>{name}</b>
        {card && card.name !== name && <small>{card.name}</small>}
        {card ? <small>{sinceOf(card, pay)}</small> : number !== null && <small>{me.number(number)}</small>}
        {card && card.categories.length > 0 && <Categories codes={card.categories} />}
      </p>
      {number !== null && <CardLink number={number} />}
    </div>
  );
}

type Words = ReturnType<typeof say>["pay"];

function sinceOf({ number, since, provider }: Card, { provider: shop, member }: Words): string {
  return (provider ? shop : member)(number, monthInWords(new Date(since).toISOString().slice(0, 7)));
}

const Categories = ({ codes }: { codes: readonly string[] }) => (
  <small>{namesOf(codes, useCategories())}</small>
);
