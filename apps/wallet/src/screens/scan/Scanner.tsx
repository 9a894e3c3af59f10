import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { type Destination, destinationOf } from "#screens/scan/destination.ts";
import { LeadsElsewhere } from "#screens/scan/LeadsElsewhere.tsx";
import { OtherWays } from "#screens/scan/OtherWays.tsx";
import { Viewfinder } from "#screens/scan/Viewfinder.tsx";
import { at, slug } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/scan/scan.css";

/** Reads a code by the camera, from a picture, from what was copied or from a tag, and goes where it leads. */
export function Scanner() {
  const words = say().scan;
  const { route } = useLocation();
  const [told, setTold] = useState<Destination | string | null>(null);
  const read = (text: string) => {
    const destination = destinationOf(text, { origin: location.origin, slug });
    if (destination.kind === "nothing") return setTold(say().pay.notACode);
    navigator.vibrate?.(30);
    if (destination.kind === "screen") return route(at(destination.path));
    if (destination.kind === "page") return location.assign(destination.url);
    setTold(destination);
  };
  return (
    <section class="scanner" aria-label={words.title}>
      <Viewfinder onRead={read} />
      <OtherWays onRead={read} onTold={setTold} />
      <div role="status">
        {typeof told === "string" ? (
          <p class="notice warn">{told}</p>
        ) : (
          told && <LeadsElsewhere to={told} onClose={() => setTold(null)} />
        )}
      </div>
    </section>
  );
}
