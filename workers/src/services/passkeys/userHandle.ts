import { fromBase64url, toBase64url } from "@mereau/shared/crypto/base64url.ts";

const HEX = /^[0-9a-f]{32}$/;

/**
 * By what an authenticator knows for whom a passkey is: the sixteen bytes of the community’s id and those of the member’s.
 * One host serves many communities, so that without the first a passkey of one would take the place of another’s.
 */
export function userHandle(community: string, member: string): string {
  const hex = `${community}${member}`.replaceAll("-", "");
  return toBase64url(new Uint8Array(Buffer.from(hex, "hex")));
}

/** The community and the member of a handle, as ids without their hyphens; null for one that is none of ours. */
export function readUserHandle(handle: string): { community: string; member: string } | null {
  const bytes = fromBase64url(handle);
  const hex = bytes ? Buffer.from(bytes).toString("hex") : "";
  const [community, member] = [hex.slice(0, 32), hex.slice(32)];
  return HEX.test(community) && HEX.test(member) ? { community, member } : null;
}

/** Whether an id is what a handle says. */
export const isSameId = (id: string, told: string): boolean => id.replaceAll("-", "") === told;
