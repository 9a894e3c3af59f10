import { INVITATION_CODE_LENGTH } from "@mereau/shared/contracts/invitations.ts";
import { CODE_ALPHABET } from "@mereau/shared/contracts/sessions.ts";
import type { CommunityContext } from "#services/context.ts";
import { keyedHash } from "#services/secrets/keyedHash.ts";

type Community = Pick<CommunityContext, "id">;

/**
 * The code of an invitation, worked out of its id with the deployment’s key. So it need not be kept at all, a copy of the
 * database lets nobody in, and its inviter can still read it again.
 */
export function invitationCodeOf(community: Community, key: Uint8Array, id: string): string {
  // 10 letters take 50 of the 256 bits: what is left of a remainder favours no letter by more than 2^-200
  let rest = BigInt(`0x${keyedHash(key, "invitation/code", community.id, id).toString("hex")}`);
  const letters = BigInt(CODE_ALPHABET.length);
  let code = "";
  while (code.length < INVITATION_CODE_LENGTH) {
    code += CODE_ALPHABET[Number(rest % letters)];
    rest /= letters;
  }
  return code;
}

/** What an invitation is found by. */
export const hashInvitationCode = (community: Community, key: Uint8Array, code: string): string =>
  keyedHash(key, "invitation/lookup", community.id, code).toString("base64url");

/** As it is shown: `K7MPQ-2XQDR`. */
export const showInvitationCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;
