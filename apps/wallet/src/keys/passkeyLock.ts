import type { OwnersPart } from "#keys/deviceKey.ts";
import { addPasskey, derive, type Failure, knowsPasskeys } from "#keys/webauthn.ts";

/** Whether this device can keep its key by what unlocks itself: a finger, a face, its own code. */
export async function canLockByPasskey(): Promise<boolean> {
  if (!knowsPasskeys() || !("getClientCapabilities" in PublicKeyCredential)) return false;
  const can = await PublicKeyCredential.getClientCapabilities();
  return can["extension:prf"] === true && can["userVerifyingPlatformAuthenticator"] === true;
}

type Part = { ok: true; value: OwnersPart } | { ok: false; trouble: Failure };

/** The owner's half by a passkey of this device: a new one, or the one that they have here. It opens their account too. */
export async function partOfPasskey(): Promise<Part> {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const made = await addPasskey(salt);
  if (!made.ok) return made;
  const { rpId, credentials } = made.value;
  let [credential] = credentials;
  let { derived } = made.value;
  if (!derived) {
    const used = await derive(rpId, credentials, salt);
    if (!used.ok) return used;
    ({ credential, derived } = used.value);
  }
  if (!derived || !credential) return { ok: false, trouble: { kind: "browser", why: "impossible" } };
  return { ok: true, value: { lock: { by: "passkey", salt, credential, rpId }, ownersHalf: derived } };
}
