import { useLocation, useRoute } from "preact-iso";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type Draft, KioskForm, settingsOf } from "#screens/kiosks/KioskForm.tsx";
import { useKiosks } from "#screens/kiosks/Kiosks.tsx";
import { say } from "#screens/kiosks/texts.ts";
import { at, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

/** Changes what a kiosk is called and asks for; its tablet goes by it from when it is loaded next. */
export function KioskSettings() {
  const words = say();
  const id = useRoute().params["id"] ?? "";
  const { route } = useLocation();
  const { value, trouble, refresh } = useKiosks();
  const kiosk = value?.items.find((one) => one.id === id && one.state !== "revoked");
  const change = useDeed((draft: Draft) =>
    ask(
      api.PATCH("/v1/{community}/kiosks/{id}", {
        params: { path: { ...here, id } },
        body: { ...settingsOf(draft), ...(draft.leavingCode !== "" && { leavingCode: draft.leavingCode }) },
      }),
    ),
  );
  return (
    <Page title={kiosk ? words.settingsTitle(kiosk.name) : words.title} back="/tariff/kiosks">
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {!value && !trouble && <p role="status">{common().loading}</p>}
      {value && !kiosk && <p>{common().notFound}</p>}
      {kiosk && (
        <KioskForm
          kiosk={kiosk}
          busy={change.busy}
          trouble={change.trouble}
          onSave={(draft) =>
            void change.run(draft).then((changed) => {
              if (changed === null) return;
              tell(common().saved);
              route(at("/tariff/kiosks"));
            })
          }
        />
      )}
    </Page>
  );
}
