import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { prepareToSign } from "#keys/ed25519.ts";
import { deviceKey } from "#keys/vault.ts";
import { confirm } from "#paying/confirm.ts";
import type { Draft } from "#paying/order.ts";
import { Unlock } from "#screens/pin/Unlock.tsx";
import { member } from "#session/home.ts";
import { at } from "#shell.ts";

type Wish = {
  /** Null: not all that it takes is there yet. */
  draft: Draft | null;
  /** What is being paid, in words. */
  purpose: string;
  /** Where to come back to once this phone has a code. */
  address: () => string;
  /** Hears that it is kept as an order: what is paid next is another one. */
  onKept?: () => void;
};

/** Confirming a payment with the phone’s code; whoever has none yet chooses one first, and comes back. */
export function usePaying({ draft, purpose, address, onKept }: Wish) {
  const { route } = useLocation();
  const [unlocking, setUnlocking] = useState(false);
  useEffect(() => void prepareToSign(), []);
  const begin = async () => {
    const me = member();
    if (!me || !draft) return;
    const hasKey = (await deviceKey(me.id))?.registered ?? false;
    if (hasKey) setUnlocking(true);
    else route(at(`/me/code?next=${encodeURIComponent(address())}`));
  };
  const sign = async (seed: Uint8Array<ArrayBuffer>) => {
    const me = member();
    if (!me || !draft) return;
    await confirm(draft, { member: me.id, seed });
    onKept?.();
    route(at(`/orders/${draft.id}`), true);
  };
  const dialog = unlocking && draft && (
    <Unlock purpose={purpose} onUnlocked={sign} onClose={() => setUnlocking(false)} />
  );
  return { begin, dialog };
}
