import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Pages } from "#lists/usePages.ts";
import { say } from "#texts/common.ts";
import { countOf } from "#words/amounts.ts";

export type Column<Item> = {
  /** What it is known by, and its head. */
  key: string;
  head: string;
  cell: (item: Item) => ComponentChildren;
  /** Figures stand at the end of their column, all digits of one width. */
  isFigure?: boolean;
  /** Left out where there is little room: the row says enough without it. */
  isMinor?: boolean;
};

type Props<Item> = {
  /** What the table shows, for whoever hears it. */
  caption: string;
  columns: readonly Column<Item>[];
  pages: Pages<Item>;
  keyOf: (item: Item) => string;
  /** Said where there is nothing. */
  none?: ComponentChildren;
};

/**
 * A list of the API as a table: rows as they come, the rest as one scrolls. On a narrow screen each row is a card, with its heads beside
 * its cells. The first column names the row.
 */
export function Table<Item>({ caption, columns, pages, keyOf, none }: Props<Item>) {
  const { items, trouble, busy, next, more, refresh } = pages;
  if (items === null && trouble) return <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />;
  if (items?.length === 0) return <div class="empty">{none ?? <p>{say().none}</p>}</div>;
  return (
    <>
      <div class="table">
        <table aria-busy={busy}>
          <caption class="for-readers">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ key, head, isFigure, isMinor }) => (
                <th key={key} scope="col" class={classOf({ isFigure, isMinor })}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items
              ? items.map((item) => <Row key={keyOf(item)} item={item} columns={columns} />)
              : [1, 2, 3, 4, 5, 6].map((row) => <WaitingRow key={row} columns={columns} />)}
          </tbody>
        </table>
      </div>
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void more()} />}
      <End count={items?.length ?? 0} hasMore={next !== null && !trouble} busy={busy} more={more} />
    </>
  );
}

const classOf = ({ isFigure, isMinor }: { isFigure?: boolean | undefined; isMinor?: boolean | undefined }) =>
  [isFigure ? "figure" : "", isMinor ? "minor" : ""].join(" ").trim() || undefined;

function Row<Item>({ item, columns }: { item: Item; columns: readonly Column<Item>[] }) {
  return (
    <tr>
      {columns.map(({ key, head, cell, isFigure, isMinor }, index) =>
        index === 0 ? (
          <th key={key} scope="row">
            {cell(item)}
          </th>
        ) : (
          <td key={key} data-head={head} class={classOf({ isFigure, isMinor })}>
            {cell(item)}
          </td>
        ),
      )}
    </tr>
  );
}

const WaitingRow = <Item,>({ columns }: { columns: readonly Column<Item>[] }) => (
  <tr aria-hidden="true">
    {columns.map(({ key, isFigure, isMinor }) => (
      <td key={key} class={classOf({ isFigure, isMinor })}>
        <span class="waiting" data-shape="en attendant" />
      </td>
    ))}
  </tr>
);

type EndProps = { count: number; hasMore: boolean; busy: boolean; more: () => Promise<void> };

/** Reads on as soon as the end of the list comes near, and a button for whoever does not scroll. */
function End({ count, hasMore, busy, more }: EndProps) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (!element || !hasMore || busy) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void more();
      },
      { rootMargin: "800px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, busy, count]);
  return (
    <div class="end-of-list" ref={end}>
      <span class="for-readers" role="status">
        {busy ? say().loading : say().shown(count)}
      </span>
      {hasMore && (
        <button type="button" class="other small" onClick={() => void more()}>
          {busy ? say().loading : say().more}
        </button>
      )}
      {!hasMore && count > 20 && <small>{countOf(count)}</small>}
    </div>
  );
}
