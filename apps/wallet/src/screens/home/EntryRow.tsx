import { CommunityToken, Token } from "@mereau/ui/Token.tsx";
import { now } from "@mereau/ui/clock.ts";
import type { Entry, HomeAccount } from "#session/home.ts";
import { at, community } from "#shell.ts";
import { sayFirst } from "#texts/say.ts";
import { signedFigure, unitOf } from "#words/amounts.ts";
import { pictureOf } from "#words/picture.ts";
import { momentOf } from "#words/when.ts";

type Props = { entry: HomeAccount["entries"][number]; account: HomeAccount; isNew?: boolean };

/** Whether the other side is somebody, or the currency itself. */
const isPerson = (account: string): boolean => /:\d/.test(account);

/** Who was on the other side, as its owner knows it. */
export function counterpartyOf({ counterparty, kind, purpose }: Entry): string {
  const { entries } = sayFirst();
  if (!isPerson(counterparty.account))
    return entries.purposes[purpose ?? ""] ?? counterparty.name ?? entries.kinds[kind] ?? entries.system;
  return counterparty.name ?? entries.nameless;
}

/** That it gives back a payment; null: it is none of these. */
export const refundWord = ({ reference }: Entry): string | null =>
  reference?.startsWith("refunds/") ? sayFirst().entries.refund : null;

/** One line of the history: who, when, what for, and how much with its sign. */
export function EntryRow({ entry, account, isNew = false }: Props) {
  const words = sayFirst().entries;
  const name = counterpartyOf(entry);
  const isIn = !entry.amount.startsWith("-");
  return (
    <a class={`row${isNew ? " fresh" : ""}`} href={at(`/h/${entry.transfer}`)}>
      {isPerson(entry.counterparty.account) ? (
        <Token name={name} picture={pictureOf(entry.counterparty.photo)} />
      ) : (
        <CommunityToken name={community.name} />
      )}
      <span>
        <b>{name}</b>
        <small>
          {[momentOf(entry.at, now()), refundWord(entry), entry.memo, entry.reversed ? words.undone : null]
            .filter(Boolean)
            .join(" · ")}
        </small>
      </span>
      <span class={`amount${isIn ? " in" : ""}`}>
        {signedFigure(entry.preferredAmount ?? entry.amount)}
        <span class="for-readers"> {unitOf(account)}</span>
      </span>
    </a>
  );
}
