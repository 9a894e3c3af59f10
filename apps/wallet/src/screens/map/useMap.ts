import { useEffect, useRef, useState } from "preact/hooks";

import type * as drawing from "#screens/map/leaflet.ts";

type Drawing = typeof drawing;

/**
 * Draws a map into an element once it can be drawn. `isLost`: what draws it could not be loaded, as without a network when it was
 * never opened before.
 */
export function useMap<Drawn extends { end: () => void }>(
  draw: (drawn: Drawing, element: HTMLElement) => Drawn,
) {
  const element = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    let isLeft = false;
    let made: Drawn | undefined;
    import("#screens/map/leaflet.ts")
      .then((loaded) => {
        if (isLeft || !element.current) return;
        made = draw(loaded, element.current);
        setDrawn(made);
      })
      .catch(() => setLost(true));
    return () => {
      isLeft = true;
      made?.end();
    };
  }, []);
  return { element, drawn, isLost };
}
