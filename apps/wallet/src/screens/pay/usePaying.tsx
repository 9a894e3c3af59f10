import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";

import { prepareToSign } from "#keys/ed25519.ts";
import { confirm } from "#paying/confirm.ts";
import type { Draft } from "#paying/order.ts";
import { useUnlock } from "#screens/pin/useUnlock.tsx";
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
  const { unlock, dialog } = useUnlock();
  useEffect(() => void prepareToSign(), []);
  const begin = async () => {
    if (!draft) return;
    await unlock({
      purpose,
      address: address(),
      onUnlocked: async (key, seed) => {
        await confirm(draft, { key, seed });
        onKept?.();
        route(at(`/orders/${draft.id}`), true);
      },
    });
  };
  return { begin, dialog };
}
