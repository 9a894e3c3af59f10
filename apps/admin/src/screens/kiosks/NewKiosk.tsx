import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { newId } from "@mereau/ui/newId.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { tell } from "#frame/Tidings.tsx";
import { type Draft, KioskForm, settingsOf } from "#screens/kiosks/KioskForm.tsx";
import { say } from "#screens/kiosks/texts.ts";
import { at, here } from "#shell.ts";

/** Sets a kiosk up; a tablet is paired with it from the list. */
export function NewKiosk() {
  const words = say();
  const { route } = useLocation();
  const [id] = useState(newId);
  const create = useDeed((draft: Draft) =>
    ask(
      api.POST("/v1/{community}/kiosks", {
        params: { path: here },
        body: { id, ...settingsOf(draft), currency: draft.currency, leavingCode: draft.leavingCode },
      }),
    ),
  );
  return (
    <Page title={words.newTitle} back="/tariff/kiosks">
      <KioskForm
        kiosk={null}
        busy={create.busy}
        trouble={create.trouble}
        onSave={(draft) =>
          void create.run(draft).then((made) => {
            if (made === null) return;
            tell(words.created(made.name));
            route(at("/tariff/kiosks"));
          })
        }
      />
    </Page>
  );
}
