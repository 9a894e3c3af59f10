import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { usePages } from "#lists/usePages.ts";
import type { Till } from "#screens/counter/Counter.tsx";
import { inEuros } from "#words/euros.ts";
import { receiptAddress } from "#screens/counter/issue/receiptAddress.ts";
import { say } from "#screens/counter/texts.ts";
import { me } from "#session/me.ts";
import { here } from "#shell.ts";
import { inWords } from "#words/amounts.ts";
import { clockOf } from "#words/when.ts";

type Movement = components["schemas"]["TillMovement"];

const tones = { pending: "warn", done: "good", reversed: "warn", refused: "bad" } as const;

const columns = (onAskAgain: ((movement: Movement) => void) | null): readonly Column<Movement>[] => {
  const words = say().movements;
  return [
    { key: "number", head: words.number, cell: ({ number }) => number },
    { key: "at", head: words.at, cell: ({ at }) => clockOf(at), isMinor: true },
    {
      key: "what",
      head: words.what,
      cell: ({ issue, note }) =>
        issue === null ? (
          note
        ) : (
          <>
            {words.issue(inWords(issue.amount, issue.currency), issue.holder ?? issue.account)}{" "}
            {issue.state !== "done" && (
              <span class={`tag ${tones[issue.state]}`}>{words.states[issue.state]}</span>
            )}
          </>
        ),
    },
    { key: "means", head: words.means, cell: ({ means }) => say().means[means] },
    {
      key: "euros",
      head: words.euros,
      cell: ({ euros, direction }) => (direction === "out" ? `−\u202f${inEuros(euros)}` : inEuros(euros)),
      isFigure: true,
    },
    {
      key: "then",
      head: words.receipt,
      cell: (movement) => {
        const state = movement.issue?.state;
        if (state === "pending" && onAskAgain)
          return (
            <button type="button" class="other small" onClick={() => onAskAgain(movement)}>
              {words.askAgain}
            </button>
          );
        return state === "done" || state === "reversed" ? (
          <a href={receiptAddress(movement)} target="_blank" rel="noreferrer">
            {words.receipt}
          </a>
        ) : null;
      },
    },
  ];
};

/** What was done at a till. Of what has had no answer the same is asked once more, under its id. */
export function Movements({ till, onAsked }: { till: Till; onAsked?: () => void }) {
  const { id, movements, expected, pending } = till;
  const pages = usePages<Movement>(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/tills/{id}/movements", {
          params: { path: { ...here, id }, query: { limit: 50, ...(cursor !== null && { cursor }) } },
        }),
      ),
    JSON.stringify([id, movements, expected, pending]),
  );
  const again = useDeed(({ id: issued, issue, means }: Movement) =>
    ask(
      api.POST("/v1/{community}/currencies/{code}/issues", {
        params: { path: { ...here, code: issue?.currency ?? "" } },
        body: {
          id: issued,
          to: issue?.account ?? "",
          amount: issue?.amount ?? "",
          counter: { till: id, means },
        },
      }),
    ),
  );
  const askAgain = async (movement: Movement) => {
    const answer = await again.run(movement);
    if (answer !== null) tell(say().movements.asked);
    await pages.refresh();
    onAsked?.();
  };
  const isOwn = till.teller.id === me()?.member.id;
  return (
    <>
      {again.trouble && <TroubleNotice trouble={again.trouble} />}
      <Table
        caption={say().movements.caption}
        columns={columns(isOwn ? (movement) => void askAgain(movement) : null)}
        pages={pages}
        keyOf={(movement) => movement.id}
        none={<p>{say().movements.none}</p>}
      />
    </>
  );
}
