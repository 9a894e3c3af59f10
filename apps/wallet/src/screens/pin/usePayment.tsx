import type { VNode } from "preact";
import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { prepareToSign } from "#keys/ed25519.ts";
import { deviceKey } from "#keys/vault.ts";
import { confirm } from "#paying/confirm.ts";
import type { Draft } from "#paying/order.ts";
import { PinDialog } from "#screens/pin/PinDialog.tsx";
import { member } from "#session/home.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";

/**
 * Paying what is wholly known: confirmed with the phone’s code, kept as an order, then shown as what became of it. Who has no code
 * yet chooses one first, and comes back to this screen.
 */
export function usePayment(): { pay: (draft: Draft) => Promise<void>; dialog: VNode | null } {
  const { route } = useLocation();
  const [asked, setAsked] = useState<Draft | null>(null);
  const me = member();
  useEffect(() => {
    void prepareToSign();
    // What shows the outcome is at hand too: the network may go between here and there
    void import("#screens/paying.ts").catch(() => undefined);
  }, []);
  const pay = async (draft: Draft) => {
    if (me && (await deviceKey(me.id))?.registered) return setAsked(draft);
    const here = location.pathname.slice(at("").length) + location.search;
    route(at(`/me/code?next=${encodeURIComponent(here)}`));
  };
  const dialog = asked && me && (
    <PinDialog
      purpose={say().pin.pay(inWords(asked.amount, currencyOf(asked.currency)))}
      onUnlocked={async (seed) => {
        await confirm(asked, { member: me.id, seed });
        route(at(`/orders/${asked.id}`), true);
      }}
      onClose={() => setAsked(null)}
    />
  );
  return { pay, dialog };
}
