import { StaleNote } from "#frame/StaleNote.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { More } from "#lists/More.tsx";
import { useListing } from "#lists/useListing.ts";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { among, type Looked, membersOf } from "#screens/directory/entries.ts";
import { type Filter, noFilter } from "#screens/directory/filter.ts";
import { MemberRow } from "#screens/directory/MemberRow.tsx";
import { isSignedIn } from "#session/session.ts";
import { say } from "#texts/say.ts";

type Props = {
  looked: Looked;
  categories: readonly { code: string; name: string }[];
  onShow: (filter: Partial<Filter>) => void;
};

/** The members that are looked for; without a network, those among what this device knows. */
export function Found({ looked, categories, onShow }: Props) {
  const words = say().directory;
  const { filter, near } = looked;
  const listing = membersOf(looked);
  const whole = membersOf({ filter: { ...noFilter, everybody: filter.everybody }, near: null });
  const { known, items, trouble, isPart } = useListing(listing, {
    whole,
    among: (entries) => among(entries, looked),
  });
  if (known === null)
    return trouble ? (
      <TroubleNotice trouble={trouble} onRetry={() => void listing.refresh()} />
    ) : (
      <WaitingRows />
    );
  return (
    <>
      <StaleNote at={known.at} trouble={trouble} />
      <p role="status" class="for-readers">
        {words.found(items.length)}
      </p>
      {items.length === 0 ? (
        <Nobody looked={looked} onShow={onShow} />
      ) : (
        <ul class="rows wide members">
          {items.map((entry) => (
            <li key={entry.number}>
              <MemberRow entry={entry} categories={categories} isNear={near !== null} />
            </li>
          ))}
        </ul>
      )}
      {!isPart && <More listing={listing} />}
    </>
  );
}

/** An empty list says why it is empty, and what can be done. */
function Nobody({ looked: { filter }, onShow }: Omit<Props, "categories">) {
  const words = say().directory;
  const isSearch = filter.q.trim() !== "" || filter.category !== null;
  return (
    <div class="card nobody">
      <p>{isSearch ? words.nobody : words.empty}</p>
      {!filter.everybody && isSignedIn.value && (
        <button
          type="button"
          class="slight"
          onClick={() => onShow({ q: filter.q, category: filter.category, everybody: true })}
        >
          {words.amongAll}
        </button>
      )}
      {isSearch && (
        <button type="button" class="slight" onClick={() => onShow({})}>
          {words.clear}
        </button>
      )}
    </div>
  );
}
