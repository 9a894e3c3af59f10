import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Card } from "#screens/cards/Cards.tsx";
import { emptyPin, isTwice, PinFields } from "#screens/cards/PinFields.tsx";
import { say } from "#screens/cards/texts.ts";
import { here } from "#shell.ts";

export type CardDeed = "change" | "replace" | "revoke";

type Props = { deed: CardDeed; card: Card; onClose: () => void; onDone: () => void };

/** Asks once more before a card gets another code, or is blocked for good. */
export function CardDialog({ deed, card: { id, memberName }, onClose, onDone }: Props) {
  const words = say();
  const [pin, setPin] = useState(emptyPin);
  const path = { ...here, id };
  const carryOut = useDeed(() =>
    deed === "change"
      ? ask<unknown>(
          api.PUT("/v1/{community}/payment-cards/{id}/code", { params: { path }, body: { pin: pin.once } }),
        )
      : ask<unknown>(api.DELETE("/v1/{community}/payment-cards/{id}", { params: { path } })),
  );
  const told = toldByField(carryOut.trouble, ["pin"]);
  const run = async () => {
    if ((await carryOut.run()) === null) return;
    tell(deed === "change" ? words.changed(memberName) : words.revoked(memberName));
    onDone();
  };
  return (
    <SureDialog
      title={words[`${deed}Title`](memberName)}
      deed={words[deed]}
      grave={deed !== "change"}
      ready={deed !== "change" || isTwice(pin)}
      busy={carryOut.busy}
      onSure={() => void run()}
      onClose={onClose}
    >
      <p>{words[`${deed}Lead`]}</p>
      {deed === "change" && <PinFields pin={pin} wrong={told.fields["pin"]} onChange={setPin} />}
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
