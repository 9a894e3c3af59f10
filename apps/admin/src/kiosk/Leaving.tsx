import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { useDeed } from "#forms/useDeed.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { api } from "#kiosk/api.ts";
import { say } from "#kiosk/texts.ts";
import { here } from "#shell.ts";

/** Leaves the page for good, by the code that a manager has set. */
export function Leaving({ onClose, onLeft }: { onClose: () => void; onLeft: () => void }) {
  const words = say();
  const [code, setCode] = useState("");
  const deed = useDeed(() =>
    ask(api.POST("/v1/{community}/kiosk/leaving", { params: { path: here }, body: { code } })),
  );
  return (
    <main class="middle">
      <h1 tabIndex={-1}>{words.leaveTitle}</h1>
      <form
        class="kiosk-form"
        onSubmit={(event) => {
          event.preventDefault();
          void deed.run().then((left) => left && onLeft());
        }}
      >
        <Field label={words.leaveCode}>
          <input
            type="password"
            inputMode="numeric"
            autocomplete="off"
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </Field>
        {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
        <button class="deed" aria-disabled={deed.busy}>
          {words.leaveDeed}
        </button>
        <button type="button" class="other" onClick={onClose}>
          {words.cancel}
        </button>
      </form>
    </main>
  );
}
