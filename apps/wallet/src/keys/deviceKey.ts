/** With what a device's key is unlocked. */
export type Lock =
  | { by: "pin"; salt: Uint8Array<ArrayBuffer>; rounds: number }
  | {
      by: "passkey";
      salt: Uint8Array<ArrayBuffer>;
      credential: Uint8Array<ArrayBuffer>;
      /** For which site the passkey was made. */
      rpId: string;
    };

/** What its owner brings to a key, and how it is asked for again. */
export type OwnersPart = { lock: Lock; ownersHalf: Uint8Array<ArrayBuffer> };

/**
 * The Ed25519 key of a device as it stands in its storage. The seed is sealed with AES-GCM, under a key made of two halves: the
 * one that its owner brings (a PIN, or what their passkey derives) and one that this browser keeps and never gives out.
 * A copy of the storage without the browser is of no use, and neither is the browser without its owner.
 */
export type DeviceKey = {
  id: string;
  /** Whose it is: the member's id. */
  member: string;
  /** What the community calls its device. */
  name: string;
  /** 32 bytes, base64url. */
  publicKey: string;
  lock: Lock;
  /** HMAC-SHA-256, not extractable. */
  browserHalf: CryptoKey;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  /** Wrong PINs since the last right one; counted before each is tried. */
  wrongTries: number;
  /** The API knows its public half. */
  registered: boolean;
};

/** The name under which a device keeps its one key. */
export const OWN = "own";
