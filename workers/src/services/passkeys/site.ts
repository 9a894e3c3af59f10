import type { Settings } from "#env.ts";
import { sealingKey } from "#services/secrets/seal.ts";

/** Where a passkey is made and used: what WebAuthn binds it to. */
export type Site = {
  /** The host, or the domain above it that the deployment has settled on. */
  rpId: string;
  /** The very origin of the page, port included. */
  origin: string;
  sealingKey: Uint8Array;
};

/** The site that a request was sent to. */
export function siteOf(settings: Settings, address: string): Site {
  const { hostname, origin } = new URL(address);
  return {
    rpId: settings.PASSKEY_RP_ID ?? hostname,
    origin,
    sealingKey: sealingKey(settings.SEALING_KEY),
  };
}
