import type { VNode } from "preact";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { wayBack } from "#frame/wayBack.ts";
import type { DeviceKey } from "#keys/deviceKey.ts";
import { deviceKey } from "#keys/vault.ts";
import { Unlock } from "#screens/pin/Unlock.tsx";
import { member } from "#session/home.ts";

type Wish = {
  /** What is being confirmed, in words. */
  purpose: string;
  /** Receives this device’s key and its seed, and wipes the seed. */
  onUnlocked: (key: DeviceKey, seed: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** Where to come back to once this phone has a code; else to this very address. */
  address?: string;
};

type Unlocking = { unlock: (wish: Wish) => Promise<void>; close: () => void; dialog: VNode | null };

/** Confirming with the phone’s code. Who has no code yet chooses one first, and comes back. */
export function useUnlock(): Unlocking {
  const { route } = useLocation();
  const [asked, setAsked] = useState<(Wish & { key: DeviceKey }) | null>(null);
  const unlock = async (wish: Wish) => {
    const me = member();
    if (!me) return;
    const key = await deviceKey(me.id);
    if (key?.registered) return setAsked({ ...wish, key });
    route(wayBack("/me/code", wish.address));
  };
  const close = () => setAsked(null);
  const dialog = asked && (
    <Unlock
      purpose={asked.purpose}
      onUnlocked={(seed) => asked.onUnlocked(asked.key, seed)}
      onClose={close}
    />
  );
  return { unlock, close, dialog };
}
