import { useEffect, useRef } from "preact/hooks";

import type { Point } from "#screens/directory/distance.ts";
import { drawPins } from "#screens/map/drawing.ts";
import type { Bounds, Pin, Sight } from "#screens/map/points.ts";
import { useDrawn } from "#screens/map/useDrawn.ts";
import { shell } from "#shell.ts";
import { say } from "#texts/say.ts";

type Props = {
  pins: readonly Pin[];
  chosen: number | null;
  near: Point | null;
  onMove: (bounds: Bounds) => void;
  onChoose: (number: number | null) => void;
};

const CLOSE_ZOOM = 17;

/** Where the map looked last, to come back to it. */
let last: Sight | null = null;

/** The map itself. What it shows stands in the list after it too. */
export function PinPane({ pins, chosen, near, onMove, onChoose }: Props) {
  const words = say().map;
  const { element, drawn } = useDrawn((place) =>
    drawPins(
      place,
      { tiles: shell.tiles, words },
      {
        onMove: (bounds, sight) => {
          last = sight;
          onMove(bounds);
        },
        onChoose,
      },
    ),
  );
  useEffect(() => {
    if (!drawn) return;
    const sought = pins.find(({ number }) => number === chosen);
    if (sought) drawn.look({ point: sought, zoom: CLOSE_ZOOM });
    else if (last) drawn.look(last);
    else drawn.lookAtAll(pins);
  }, [drawn]);
  useEffect(() => drawn?.show(pins), [drawn, pins]);
  useEffect(() => drawn?.choose(chosen), [drawn, pins, chosen]);
  // On coming back, or to a place that was named, the map is not moved to where one stands
  const stood = useRef(chosen !== null || last ? near : null);
  useEffect(() => {
    if (near) drawn?.stand(near, stood.current !== near);
    if (drawn) stood.current = near;
  }, [drawn, near]);
  return <div ref={element} class="map" role="region" aria-label={words.label} />;
}
