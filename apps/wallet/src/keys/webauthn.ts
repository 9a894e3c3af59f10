import { fromBase64url } from "@mereau/shared/crypto/base64url.ts";
import { api } from "#api/client.ts";
import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { newId } from "@mereau/ui/newId.ts";
import { here } from "#shell.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Why the browser gave no passkey: whoever was asked said no or has none (browsers do not tell the two apart), there is one here
 * already, or it cannot.
 */
export type Silence = { kind: "browser"; why: "cancelled" | "present" | "impossible" };

export type Failure = Trouble | Silence;
type Given<Value> = { ok: true; value: Value } | { ok: false; trouble: Failure };

/** Whether this browser has passkeys, and reads what the API says of them. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential === "function" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

const causes: Record<string, Silence["why"]> = {
  NotAllowedError: "cancelled",
  AbortError: "cancelled",
  InvalidStateError: "present",
};

/** What the browser gives, as a value. */
async function given(asked: Promise<Credential | null>): Promise<Given<PublicKeyCredential>> {
  try {
    const credential = await asked;
    if (credential instanceof PublicKeyCredential) return { ok: true, value: credential };
    return { ok: false, trouble: { kind: "browser", why: "cancelled" } };
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    return { ok: false, trouble: { kind: "browser", why: causes[name] ?? "impossible" } };
  }
}

/** What the API is told of a passkey, beside its answer. What it has derived (`prf`) is a secret of this device, and left out. */
const idsOf = ({ id, rawId }: { id: string; rawId: string }) => ({ id, rawId, type: "public-key" as const });

const impossible: { ok: false; trouble: Silence } = {
  ok: false,
  trouble: { kind: "browser", why: "impossible" },
};

export const askToSignIn = () =>
  ask(api.POST("/v1/{community}/sessions/passkey-options", { params: { path: here } }));

type UseOptions = Parameters<typeof PublicKeyCredential.parseRequestOptionsFromJSON>[0];

/** Signs in with a passkey that is chosen here. */
export async function signInWith(
  options: UseOptions,
  how: { mediation?: "conditional"; signal: AbortSignal },
): Promise<Given<unknown>> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const used = await given(navigator.credentials.get({ publicKey, ...how }));
  if (!used.ok) return used;
  const json = used.value.toJSON();
  if (!("signature" in json.response)) return impossible;
  const body = { response: { ...idsOf(json), response: json.response } };
  return ask(api.POST("/v1/{community}/sessions/passkey", { params: { path: here }, body }));
}

/** What a passkey is asked to derive a secret from: the WebAuthn extension PRF. */
const derivingFrom = (first: Bytes) => ({ prf: { eval: { first } } });

export type Made = {
  rpId: string;
  /** Those that may protect a key here: the new one, or those that its member has where one of them is here already. */
  credentials: readonly Bytes[];
  /** What the new one derived while it was made, where it can so early. */
  derived: Bytes | null;
};

/**
 * Makes a passkey on this device and tells the API.
 *
 * @param salt to derive a secret from with it; the passkey is then made by the device itself, and not by a key that is plugged in
 */
export async function addPasskey(salt: Bytes | null = null): Promise<Given<Made>> {
  const asked = await ask(api.POST("/v1/{community}/passkeys/options", { params: { path: here } }));
  if (!asked.ok) return asked;
  const rpId = asked.value.rp.id;
  const made = await given(navigator.credentials.create({ publicKey: creation(asked.value, salt) }));
  if (!made.ok) {
    const isHere = salt && made.trouble.kind === "browser" && made.trouble.why === "present";
    if (!isHere) return made;
    const credentials = asked.value.excludeCredentials.flatMap(({ id }) => fromBase64url(id) ?? []);
    return { ok: true, value: { rpId, credentials, derived: null } };
  }
  const json = made.value.toJSON();
  if (!("attestationObject" in json.response)) return impossible;
  const body = { id: newId(), response: { ...idsOf(json), response: json.response } };
  const kept = await ask(api.POST("/v1/{community}/passkeys", { params: { path: here }, body }));
  if (!kept.ok) return kept;
  const credentials = [new Uint8Array(made.value.rawId)];
  return { ok: true, value: { rpId, credentials, derived: derivedBy(made.value) } };
}

type CreationOptions = Parameters<typeof PublicKeyCredential.parseCreationOptionsFromJSON>[0];

function creation(options: CreationOptions, salt: Bytes | null): PublicKeyCredentialCreationOptions {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  if (!salt) return publicKey;
  return {
    ...publicKey,
    authenticatorSelection: { ...publicKey.authenticatorSelection, authenticatorAttachment: "platform" },
    extensions: { ...publicKey.extensions, ...derivingFrom(salt) },
  };
}

function derivedBy(credential: PublicKeyCredential): Bytes | null {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  return first instanceof ArrayBuffer ? new Uint8Array(first) : null;
}

/** Asks the person, and has one of these passkeys derive its secret from a salt; null where it cannot. Needs no network. */
export async function derive(
  rpId: string,
  credentials: readonly Bytes[],
  salt: Bytes,
  signal?: AbortSignal,
): Promise<Given<{ credential: Bytes; derived: Bytes | null }>> {
  const used = await given(
    navigator.credentials.get({
      publicKey: {
        rpId,
        // Nobody checks what is signed: it is the secret that opens, or does not
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: credentials.map((id) => ({ id, type: "public-key" })),
        userVerification: "required",
        extensions: derivingFrom(salt),
      },
      ...(signal && { signal }),
    }),
  );
  if (!used.ok) return used;
  const credential = new Uint8Array(used.value.rawId);
  return { ok: true, value: { credential, derived: derivedBy(used.value) } };
}
