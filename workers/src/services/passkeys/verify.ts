import type { CreatedCredential, UsedCredential } from "@mereau/shared/contracts/passkeys.ts";
import { fromBase64url, toBase64url } from "@mereau/shared/crypto/base64url.ts";
import type { Site } from "#services/passkeys/site.ts";
import { Refusal } from "#services/refusal.ts";

/** EdDSA, ES256 and RS256, by their COSE numbers: what authenticators have, and WebCrypto checks everywhere. */
export const ALGORITHMS = [-8, -7, -257];

/** Looks at the challenge that a browser says it answered; refuses, or says whether it is one of ours. */
type IsOurs = (challenge: string) => Promise<boolean>;

// Loaded where a passkey is checked: what it brings would make every start of the Worker slower
const library = () => import("@simplewebauthn/server");

/** The library throws for whatever is wrong; our own refusals go through it. */
async function checked<Result>(check: Promise<Result>): Promise<Result> {
  try {
    return await check;
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("passkey_invalid");
  }
}

/**
 * Checks that a passkey was made on this site, by a person whom the device knew, for a challenge of ours.
 * Refuses with `passkey_invalid`.
 */
export async function verifyCreated(site: Site, { response, ...created }: CreatedCredential, isOurs: IsOurs) {
  const { verifyRegistrationResponse } = await library();
  const { clientDataJSON, attestationObject } = response;
  const { verified, registrationInfo } = await checked(
    verifyRegistrationResponse({
      response: {
        ...created,
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: isOurs,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!verified) throw new Refusal("passkey_invalid");
  const { credential, credentialBackedUp } = registrationInfo;
  return {
    credential: credential.id,
    publicKey: toBase64url(credential.publicKey),
    counter: credential.counter,
    synced: credentialBackedUp,
  };
}

/**
 * Checks that a known passkey signed a challenge of ours on this site, for a person whom the device knew. What it says of
 * how often it has signed is for the caller to judge. Refuses with `passkey_invalid`.
 */
export async function verifyUsed(
  site: Site,
  { response, ...used }: UsedCredential,
  publicKey: string,
  isOurs: IsOurs,
): Promise<{ counter: number; synced: boolean }> {
  const { verifyAuthenticationResponse } = await library();
  const { clientDataJSON, authenticatorData, signature } = response;
  const { verified, authenticationInfo } = await checked(
    verifyAuthenticationResponse({
      response: {
        ...used,
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: isOurs,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      credential: { id: used.id, publicKey: fromBase64url(publicKey) ?? new Uint8Array(), counter: 0 },
    }),
  );
  if (!verified) throw new Refusal("passkey_invalid");
  return { counter: authenticationInfo.newCounter, synced: authenticationInfo.credentialBackedUp };
}
