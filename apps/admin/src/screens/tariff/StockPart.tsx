import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { usePages } from "#lists/usePages.ts";
import { say } from "#screens/tariff/texts.ts";
import type { Product } from "#screens/tariff/useTariff.ts";
import { hasRole } from "#session/me.ts";
import { here } from "#shell.ts";
import { dayOf } from "#words/when.ts";

type Move = components["schemas"]["StockMove"];
type Props = { product: Product; onDone: () => Promise<void> };

/** How many there are, where they are counted: counting, and what changed it. */
export function StockPart({ product, onDone }: Props) {
  const words = say();
  const { stock } = product;
  const [turn, setTurn] = useState(0);
  return (
    <section class="card">
      <h2>{words.stock}</h2>
      {stock === null ? (
        <p class="soft">{words.stockNot}</p>
      ) : (
        <p class={stock.left > 0 ? "large" : "large out"}>{words.left(stock.left)}</p>
      )}
      {hasRole("admin", "manager", "teller") && (
        <Count
          key={turn}
          product={product}
          onDone={() => {
            setTurn(turn + 1);
            return onDone();
          }}
        />
      )}
      {stock !== null && hasRole("admin", "manager", "auditor") && (
        <Moves key={`moves ${turn}`} product={product.id} />
      )}
    </section>
  );
}

/** Somebody has counted: from then on each sale lowers the count. */
function Count({ product: { id, stock }, onDone }: Props) {
  const words = say();
  const [take] = useState(newId);
  const [counted, setCounted] = useState("");
  const [mayGoBelow, setMayGoBelow] = useState(stock?.mayGoBelow ?? false);
  const [note, setNote] = useState("");
  const deed = useDeed((count: number | null) =>
    ask(
      api.POST("/v1/{community}/tariff/products/{id}/stock-takes", {
        params: { path: { ...here, id } },
        body: { id: take, counted: count, mayGoBelow, note: note.trim() === "" ? null : note.trim() },
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["counted", "note"]);
  const run = async (count: number | null) => {
    if ((await deed.run(count)) === null) return;
    tell(count === null ? words.stopped : words.countedDone(count));
    await onDone();
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // Nothing typed is not zero: the API says what is missing
        void run(counted.trim() === "" ? Number.NaN : Number(counted));
      }}
    >
      <div class="pair">
        <Field label={words.counted} wrong={told.fields["counted"]}>
          <input
            inputMode="numeric"
            autoComplete="off"
            value={counted}
            onInput={({ currentTarget: { value } }) => setCounted(value)}
          />
        </Field>
        <Field label={words.note} hint={words.noteHint} wrong={told.fields["note"]}>
          <input
            autoComplete="off"
            maxLength={200}
            value={note}
            onInput={({ currentTarget: { value } }) => setNote(value)}
          />
        </Field>
      </div>
      <label class="choice">
        <input
          type="checkbox"
          checked={mayGoBelow}
          onChange={({ currentTarget: { checked } }) => setMayGoBelow(checked)}
        />
        <span>{words.mayGoBelow}</span>
      </label>
      {told.rest && <TroubleNotice trouble={told.rest} />}
      <div class="deeds">
        <button class="other small" aria-disabled={deed.busy}>
          {words.count}
        </button>
        {stock !== null && (
          <button type="button" class="slight" onClick={() => void run(null)}>
            {words.stopCounting}
          </button>
        )}
      </div>
    </form>
  );
}

const columns = (): readonly Column<Move>[] => {
  const words = say();
  return [
    { key: "at", head: words.when, cell: ({ at }) => dayOf(at) },
    {
      key: "kind",
      head: words.what,
      cell: ({ kind, note }) => (note === null ? words.moveKinds[kind] : `${words.moveKinds[kind]}, ${note}`),
    },
    {
      key: "change",
      head: words.change,
      cell: ({ change }) => (change > 0 ? `+${change}` : String(change)),
      isFigure: true,
    },
  ];
};

function Moves({ product }: { product: string }) {
  const words = say();
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/tariff/products/{id}/stock-moves", {
          params: {
            path: { ...here, id: product },
            query: { limit: 20, ...(cursor !== null && { cursor }) },
          },
        }),
      ),
    product,
  );
  return (
    <>
      <h3>{words.moves}</h3>
      <Table
        caption={words.moves}
        columns={columns()}
        pages={pages}
        keyOf={({ cause, kind }) => `${cause} ${kind}`}
        none={<p>{words.noMoves}</p>}
      />
    </>
  );
}
