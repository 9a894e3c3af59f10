import { useLocation } from "preact-iso";
import { useEffect, useMemo, useState } from "preact/hooks";

import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useCategories } from "#screens/directory/categories.ts";
import { CategoryButtons } from "#screens/directory/CategoryChips.tsx";
import { noFilter, writeFilter } from "#screens/directory/filter.ts";
import { MemberRow } from "#screens/directory/MemberRow.tsx";
import { NearChips } from "#screens/directory/NearChips.tsx";
import { nearTo } from "#screens/directory/position.ts";
import { ChosenPlace } from "#screens/map/ChosenPlace.tsx";
import { PinPane } from "#screens/map/PinPane.tsx";
import { type Bounds, inSight, pinsOf, usePoints } from "#screens/map/points.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/directory/directory.css";
import "#screens/map/map.css";

/** So many rows stand beside the map; to see others one comes closer. */
const ROWS_MAX = 100;

/** Where the providers are: on the map, and the same ones in a list. */
export function MapScreen() {
  const words = say().map;
  const { query } = useLocation();
  const [category, setCategory] = useState(query["category"] || null);
  const [chosen, setChosen] = useState(Number(query["to"]) || null);
  const [bounds, setBounds] = useState<Bounds | null>(null);
  const categories = useCategories();
  const { points, seen, trouble, again } = usePoints(category, bounds);
  const pins = useMemo(() => pinsOf(points ?? []), [points]);
  const near = nearTo.value;
  const list = `/directory${writeFilter({ ...noFilter, category })}`;
  // The address bears the filter: a reload and the way back find it again
  useEffect(() => {
    const written = new URLSearchParams({
      ...(category !== null && { category }),
      ...(chosen !== null && { to: String(chosen) }),
    });
    history.replaceState(history.state, "", location.pathname + (written.size > 0 ? `?${written}` : ""));
  }, [category, chosen]);
  const rows = inSight(points ?? [], bounds, near);
  const place = points?.find(({ number }) => number === chosen);
  const asList = (
    <a class="slight" href={at(list)}>
      {words.asList}
    </a>
  );
  return (
    <Screen title={words.title} back={list} aside={asList}>
      <div class="finder">
        <NearChips>
          <CategoryButtons categories={categories} chosen={category} onChoose={setCategory} />
        </NearChips>
      </div>
      {seen && <StaleNote at={seen.at} trouble={trouble} />}
      {!points && trouble && <TroubleNotice trouble={trouble} onRetry={again} />}
      {points?.length === 0 && category === null ? (
        <p class="card">{words.none}</p>
      ) : (
        <div class="places">
          <div class="map-frame">
            {points && (
              <PinPane pins={pins} chosen={chosen} near={near} onMove={setBounds} onChoose={setChosen} />
            )}
            <div role="status">{place && <ChosenPlace place={place} onClose={() => setChosen(null)} />}</div>
          </div>
          <section aria-labelledby="in-sight">
            <h2 id="in-sight">
              <span role="status">{points ? words.inSight(rows.length) : say().common.loading}</span>
            </h2>
            {rows.length > 0 && (
              <ul class="rows members">
                {rows.slice(0, ROWS_MAX).map((entry) => (
                  <li key={entry.number}>
                    <MemberRow entry={entry} categories={categories} isNear={near !== null} />
                  </li>
                ))}
              </ul>
            )}
            {rows.length > ROWS_MAX && <p class="soft">{words.closer}</p>}
          </section>
        </div>
      )}
    </Screen>
  );
}
