import type { VNode } from "preact";

import { signBytes } from "#keys/ed25519.ts";
import { useUnlock } from "#screens/pin/useUnlock.tsx";

/** A signature of this device, as the API takes it. */
export type Signature = { keyId: string; signature: string };

type Wish = {
  /** What is being confirmed, in words. */
  purpose: string;
  /** What is signed, by the key of this id. */
  bytesFor: (keyId: string) => Uint8Array<ArrayBuffer>;
  onSigned: (signature: Signature) => Promise<void>;
};

/** Confirming with the phone’s code what will be paid later of itself. */
export function useSignature(): { sign: (wish: Wish) => Promise<void>; dialog: VNode | null } {
  const { unlock, close, dialog } = useUnlock();
  const sign = ({ purpose, bytesFor, onSigned }: Wish) =>
    unlock({
      purpose,
      onUnlocked: async ({ id: keyId }, seed) => {
        const signature = await signBytes(bytesFor(keyId), seed);
        close();
        await onSigned({ keyId, signature });
      },
    });
  return { sign, dialog };
}
