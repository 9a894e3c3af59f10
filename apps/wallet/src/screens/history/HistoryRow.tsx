import { CommunityToken, Token } from "@mereau/ui/Token.tsx";
import type { Line } from "#screens/history/days.ts";
import { leaveFor } from "#lists/place.ts";
import { counterpartyOf, refundWord } from "#screens/home/EntryRow.tsx";
import { isSomebody } from "#session/names.ts";
import { at, community } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, isNothing, minorOf, signedFigure } from "#words/amounts.ts";
import { pictureOf } from "#words/picture.ts";
import { clockOf } from "#words/when.ts";

type Props = { line: Line; currency: string };

/** What the line is called: who was on the other side, or what came of itself. */
function titleOf({ entry, purposes }: Line): string {
  const words = say().history;
  if (entry.kind !== "settlement") return counterpartyOf(entry);
  if (purposes.has("dividend") && purposes.has("melting")) return words.cameAndMelted;
  return purposes.has("melting") ? words.melted : words.cameIn;
}

/** What happened to it since; null: nothing. */
function becameOf({ entry: { reversed, refunded, amount } }: Line): string | null {
  const words = say();
  if (reversed) return words.entries.undone;
  if (isNothing(refunded)) return null;
  const isWhole = minorOf(refunded) >= Math.abs(minorOf(amount));
  return isWhole ? words.history.givenBack : words.history.givenBackPart;
}

/** One line of a day: who, at what time, what for, and how much with its sign. */
export function HistoryRow({ line, currency }: Props) {
  const { entry, amount } = line;
  const title = titleOf(line);
  const isIn = !amount.startsWith("-");
  return (
    <a
      class="row"
      href={at(`/h/${entry.transfer}`)}
      id={`entry-${entry.seq}`}
      onClick={() => leaveFor(entry.transfer)}
    >
      {isSomebody(entry.counterparty.account) ? (
        <Token name={title} picture={pictureOf(entry.counterparty.photo)} />
      ) : (
        <CommunityToken name={community.name} />
      )}
      <span>
        <b>{title}</b>
        <small>
          {[clockOf(entry.at), refundWord(entry), entry.memo, becameOf(line)].filter(Boolean).join(" · ")}
        </small>
      </span>
      <span class={`amount${isIn ? " in" : ""}${entry.reversed ? " undone" : ""}`}>
        {signedFigure(amount)}
        <span class="for-readers"> {currencyOf(currency).name}</span>
      </span>
    </a>
  );
}
