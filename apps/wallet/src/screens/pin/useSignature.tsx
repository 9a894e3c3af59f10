import type { VNode } from "preact";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { signBytes } from "#keys/ed25519.ts";
import { deviceKey } from "#keys/vault.ts";
import { Unlock } from "#screens/pin/Unlock.tsx";
import { member } from "#session/home.ts";
import { at } from "#shell.ts";

/** A signature of this device, as the API takes it. */
export type Signature = { keyId: string; signature: string };

type Wish = {
  /** What is being confirmed, in words. */
  purpose: string;
  /** What is signed, by the key of this id. */
  bytesFor: (keyId: string) => Uint8Array<ArrayBuffer>;
  onSigned: (signature: Signature) => Promise<void>;
};

/**
 * Confirming with the phone's code what will be paid later of itself. Who has no code yet chooses one first, and comes back to
 * this screen.
 */
export function useSignature(): { sign: (wish: Wish) => Promise<void>; dialog: VNode | null } {
  const { route } = useLocation();
  const [asked, setAsked] = useState<(Wish & { keyId: string }) | null>(null);
  const sign = async (wish: Wish) => {
    const me = member();
    if (!me) return;
    const key = await deviceKey(me.id);
    if (key?.registered) return setAsked({ ...wish, keyId: key.id });
    const here = location.pathname.slice(at("").length) + location.search;
    route(at(`/me/code?next=${encodeURIComponent(here)}`));
  };
  const dialog = asked && (
    <Unlock
      purpose={asked.purpose}
      onUnlocked={async (seed) => {
        const signature = await signBytes(asked.bytesFor(asked.keyId), seed);
        setAsked(null);
        await asked.onSigned({ keyId: asked.keyId, signature });
      }}
      onClose={() => setAsked(null)}
    />
  );
  return { sign, dialog };
}
