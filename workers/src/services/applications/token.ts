import type { CommunityContext } from "#services/context.ts";
import { keyedHash } from "#services/secrets/keyedHash.ts";

/**
 * What an applicant reads their application with. The id alone would not do: it becomes their member id, which managers see
 * and addresses name. The token follows from the id and the deployment’s key, so that nothing of it is kept, and an
 * application whose answer was lost is answered with the same one.
 */
export const applicationToken = (
  community: Pick<CommunityContext, "id">,
  key: Uint8Array,
  id: string,
): string => keyedHash(key, "application/token", community.id, id).toString("base64url");
