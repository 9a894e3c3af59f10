import { useEffect } from "preact/hooks";

import type { Point } from "#screens/directory/distance.ts";
import { drawPicker } from "#screens/map/drawing.ts";
import { COUNTRY, type Placed, type Sight, usePoints } from "#screens/map/points.ts";
import { useDrawn } from "#screens/map/useDrawn.ts";
import { shell } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/map/map.css";

type Props = { point: Point | null; onPick: (point: Point) => void };

/** Five decimals of a degree, a metre, as the API keeps them. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

const isSame = (one: Point, other: Point): boolean =>
  rounded(one.latitude) === rounded(other.latitude) && rounded(one.longitude) === rounded(other.longitude);

/** Among the others of the community, else over the country. */
function usualSight(others: readonly Placed[]): Sight {
  const [first] = others;
  return first ? { point: first.place, zoom: 14 } : COUNTRY;
}

/** A small map that is moved until its middle is where one is to be found. */
export function PointPicker({ point, onPick }: Props) {
  const { points, trouble } = usePoints(null, null);
  if (!point && !points && !trouble) return <p class="soft">{say().common.loading}</p>;
  return (
    <Picker sight={point ? { point, zoom: 17 } : usualSight(points ?? [])} point={point} onPick={onPick} />
  );
}

function Picker({ sight, point, onPick }: Props & { sight: Sight }) {
  const words = say().map;
  const { element, drawn } = useDrawn((place) =>
    drawPicker(place, {
      tiles: shell.tiles,
      words,
      sight,
      onPick: ({ latitude, longitude }) =>
        onPick({ latitude: rounded(latitude), longitude: rounded(longitude) }),
    }),
  );
  useEffect(() => {
    if (drawn && point && !isSame(point, drawn.middle())) drawn.look(point);
  }, [drawn, point]);
  return (
    <div class="picker">
      <div ref={element} class="map" role="region" aria-label={words.pickerLabel} />
    </div>
  );
}
