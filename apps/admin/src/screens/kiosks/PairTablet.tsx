import { useEffect, useRef } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { QrCode } from "@mereau/ui/qr/QrCode.tsx";
import { api } from "#api/client.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import type { Kiosk } from "#screens/kiosks/Kiosks.tsx";
import { say } from "#screens/kiosks/texts.ts";
import { here, slug } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import "#screens/kiosks/kiosks.css";

/** A code that makes a tablet this kiosk, to be scanned or typed. */
export function PairTablet({ kiosk: { id, name }, onClose }: { kiosk: Kiosk; onClose: () => void }) {
  const words = say();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { value, trouble, refresh } = useAnswer(
    () => ask(api.POST("/v1/{community}/kiosks/{id}/pairing", { params: { path: { ...here, id } } })),
    id,
  );
  const address = `${location.origin}/${slug}/kiosk/`;
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="pair-title" onClose={onClose}>
      <div class="pairing">
        <h2 id="pair-title">{words.pairTitle(name)}</h2>
        <p>{words.pairLead}</p>
        {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
        {value && (
          <>
            <QrCode text={`${address}#${value.code}`} label={words.qr} />
            <dl class="facts">
              <dt>{words.address}</dt>
              <dd>{address}</dd>
              <dt>{words.code}</dt>
              <dd class="large">{value.code}</dd>
            </dl>
          </>
        )}
        <button type="button" class="other" onClick={() => dialog.current?.close()}>
          {common().close}
        </button>
      </div>
    </dialog>
  );
}
