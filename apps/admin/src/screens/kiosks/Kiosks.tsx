import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { PairTablet } from "#screens/kiosks/PairTablet.tsx";
import { say } from "#screens/kiosks/texts.ts";
import { SellerMissing } from "#screens/tariff/SellerMissing.tsx";
import { TariffTabs } from "#screens/tariff/TariffTabs.tsx";
import { at, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { inWords } from "#words/amounts.ts";
import { dayOf } from "#words/when.ts";

export type Kiosk = components["schemas"]["Kiosk"];

export const useKiosks = () =>
  useAnswer(() => ask(api.GET("/v1/{community}/kiosks", { params: { path: here } })));

/** The tablets at the bar. */
export function Kiosks() {
  const words = say();
  const { value, trouble, refresh } = useKiosks();
  return (
    <Page
      title={words.title}
      lead={words.lead}
      deeds={
        <a class="deed" href={at("/tariff/kiosks/new")}>
          {words.add}
        </a>
      }
    >
      <TariffTabs />
      <SellerMissing />
      {trouble && !value && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {!value && !trouble && <p role="status">{common().loading}</p>}
      {value?.items.length === 0 && (
        <div class="empty">
          <p>{words.none}</p>
        </div>
      )}
      <div class="cards two">
        {value?.items.map((kiosk) => (
          <KioskCard key={kiosk.id} kiosk={kiosk} onDone={refresh} />
        ))}
      </div>
    </Page>
  );
}

type CardProps = { kiosk: Kiosk; onDone: () => Promise<void> };

const tagOf = { unpaired: "tag warn", paired: "tag good", revoked: "tag" } as const;

function KioskCard({ kiosk, onDone }: CardProps) {
  const words = say();
  const [open, setOpen] = useState<"pair" | "revoke" | null>(null);
  const { id, name, currency, state, withoutPin, seenAt, lockAfter } = kiosk;
  return (
    <section class="card">
      <h2>{name}</h2>
      <p>
        <span class={tagOf[state]}>{words.states[state]}</span>{" "}
        <span class="soft">{seenAt === null ? words.neverSeen : words.seen(dayOf(seenAt))}</span>
      </p>
      <p>
        {withoutPin === null
          ? words.always
          : words.without(
              inWords(withoutPin.perPurchase, currency),
              inWords(withoutPin.perDay, currency),
            )}{" "}
        {words.locks(lockAfter)}
      </p>
      {state !== "revoked" && (
        <div class="deeds">
          <button type="button" class="deed small" onClick={() => setOpen("pair")}>
            {words.pair}
          </button>
          <a class="other small" href={at(`/tariff/kiosks/${id}`)} aria-label={words.settingsTitle(name)}>
            {words.settings}
          </a>
          <button type="button" class="slight grave" onClick={() => setOpen("revoke")}>
            {words.revoke}
          </button>
        </div>
      )}
      {open === "pair" && (
        <PairTablet
          kiosk={kiosk}
          onClose={() => {
            setOpen(null);
            void onDone();
          }}
        />
      )}
      {open === "revoke" && <Revoke kiosk={kiosk} onClose={() => setOpen(null)} onDone={onDone} />}
    </section>
  );
}

function Revoke({ kiosk: { id, name }, onClose, onDone }: CardProps & { onClose: () => void }) {
  const words = say();
  const deed = useDeed(() =>
    ask(api.DELETE("/v1/{community}/kiosks/{id}", { params: { path: { ...here, id } } })),
  );
  const run = async () => {
    if ((await deed.run()) === null) return;
    tell(words.revoked(name));
    onClose();
    document.querySelector("h1")?.focus();
    await onDone();
  };
  return (
    <SureDialog
      title={words.revokeTitle(name)}
      deed={words.revoke}
      busy={deed.busy}
      onSure={() => void run()}
      onClose={onClose}
    >
      <p>{words.revokeLead}</p>
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
    </SureDialog>
  );
}
