import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { newId } from "@mereau/ui/newId.ts";
import { api } from "#api/client.ts";
import { here } from "#shell.ts";

/** Why the browser gave no passkey: whoever was asked said no or has none, there is one here already, or it cannot. */
type Silence = { kind: "browser"; why: "cancelled" | "present" | "impossible" };

export type PasskeyFailure = Trouble | Silence;
type Given<Value> = { ok: true; value: Value } | { ok: false; trouble: PasskeyFailure };

/** Whether this browser has passkeys, and reads what the API says of them. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential === "function" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

const causes: Record<string, Silence["why"]> = {
  NotAllowedError: "cancelled",
  AbortError: "cancelled",
  InvalidStateError: "present",
};

const silent = (why: Silence["why"]): { ok: false; trouble: Silence } => ({
  ok: false,
  trouble: { kind: "browser", why },
});

/** What the browser gives, as a value. */
async function given(asked: Promise<Credential | null>): Promise<Given<PublicKeyCredential>> {
  try {
    const credential = await asked;
    return credential instanceof PublicKeyCredential ? { ok: true, value: credential } : silent("cancelled");
  } catch (error) {
    return silent(causes[error instanceof DOMException ? error.name : ""] ?? "impossible");
  }
}

const idsOf = ({ id, rawId }: { id: string; rawId: string }) => ({ id, rawId, type: "public-key" as const });

/** Signs in with a passkey that is chosen here: both steps at once. */
export async function signInByPasskey(): Promise<Given<unknown>> {
  const options = await ask(api.POST("/v1/{community}/sessions/passkey-options", { params: { path: here } }));
  if (!options.ok) return options;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options.value);
  const used = await given(navigator.credentials.get({ publicKey }));
  if (!used.ok) return used;
  const json = used.value.toJSON();
  if (!("signature" in json.response)) return silent("impossible");
  const body = { response: { ...idsOf(json), response: json.response } };
  return ask(api.POST("/v1/{community}/sessions/passkey", { params: { path: here }, body }));
}

/** Makes a passkey in this browser and tells the API. */
export async function addPasskey(): Promise<Given<unknown>> {
  const options = await ask(api.POST("/v1/{community}/passkeys/options", { params: { path: here } }));
  if (!options.ok) return options;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options.value);
  const made = await given(navigator.credentials.create({ publicKey }));
  if (!made.ok) return made;
  const json = made.value.toJSON();
  if (!("attestationObject" in json.response)) return silent("impossible");
  const body = { id: newId(), response: { ...idsOf(json), response: json.response } };
  return ask(api.POST("/v1/{community}/passkeys", { params: { path: here }, body }));
}
