import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { useDeed } from "#forms/useDeed.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { api } from "#kiosk/api.ts";
import { say } from "#kiosk/texts.ts";
import { community, here } from "#shell.ts";

/** The code in an address that was scanned; it serves once, and stays in no history. */
function scannedCode(): string {
  const code = decodeURIComponent(location.hash.slice(1));
  if (code !== "") history.replaceState(null, "", location.pathname);
  return code;
}

/** Makes a tablet the kiosk, by the code that a manager reads out. */
export function Pairing({ onPaired }: { onPaired: () => void }) {
  const words = say();
  const [code, setCode] = useState(scannedCode);
  const deed = useDeed(() =>
    ask(api.POST("/v1/{community}/kiosk/pairing", { params: { path: here }, body: { code } })),
  );
  return (
    <main class="middle">
      <h1>{words.pairTitle}</h1>
      <p>
        <b>{community.name}</b>
      </p>
      <p class="soft">{words.pairLead}</p>
      <form
        class="kiosk-form"
        onSubmit={(event) => {
          event.preventDefault();
          void deed.run().then((face) => face && onPaired());
        }}
      >
        <Field label={words.pairCode}>
          <input
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
            autocomplete="off"
            autocapitalize="characters"
            required
          />
        </Field>
        {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
        <button class="deed" aria-disabled={deed.busy}>
          {deed.busy ? words.sending : words.pair}
        </button>
      </form>
    </main>
  );
}
