import { Token } from "@mereau/ui/Token.tsx";
import type { Certification } from "#screens/trust/trust.ts";
import { say } from "#texts/say.ts";
import { utcDayOf } from "#words/plainDay.ts";

type Props = {
  title: string;
  all: readonly Certification[];
  /** Who stands on the other side. */
  of: "certifier" | "certified";
};

/** Certifications with the day on which each ends: the soonest first, those that have ended last. */
export function Certifications({ title, all, of }: Props) {
  const words = say().trust;
  const sorted = all.toSorted(
    (one, other) => Number(other.isInForce) - Number(one.isInForce) || one.expiresAt - other.expiresAt,
  );
  return (
    <section class="certifications">
      <h2>{title}</h2>
      {all.length === 0 && <p class="soft">{words.nobody}</p>}
      {all.length > 0 && (
        <ul class="rows">
          {sorted.map(({ id, [of]: { name, number }, expiresAt, isInForce }) => (
            <li key={id} class="row">
              <Token name={name} />
              <span>
                <b>{name}</b>
                <small>{say().me.number(number)}</small>
                <small>{(isInForce ? words.goodUntil : words.over)(utcDayOf(expiresAt))}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
