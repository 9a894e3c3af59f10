import { eq } from "drizzle-orm";

import { recoveryCode } from "@mereau/db/tenant/schema.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Write } from "#services/scheduled/plan.ts";
import { keyedHash } from "#services/secrets/keyedHash.ts";
import { newCode, showCode } from "#services/sign-in/code.ts";

const CODES = 10;

/** What is kept of a recovery code: whoever has a copy of the database alone finds none by trying. */
export const hashRecovery = (
  ctx: CommunityContext,
  sealingKey: Uint8Array,
  member: string,
  code: string,
): string => keyedHash(sealingKey, "recovery code", ctx.id, member, code).toString("base64url");

/** Ten new codes in the place of those before, as they are shown, and the writes that keep their hashes. */
export function renewRecoveryCodes(
  ctx: CommunityContext,
  sealingKey: Uint8Array,
  member: string,
): { codes: string[]; writes: Write[] } {
  const codes = Array.from({ length: CODES }, newCode);
  const rows = codes.map((code) => ({
    id: uuidV7(ctx.now, crypto.getRandomValues(new Uint8Array(10))),
    member,
    hash: hashRecovery(ctx, sealingKey, member, code),
    usedAt: null,
  }));
  return {
    codes: codes.map(showCode),
    writes: [
      ctx.db.delete(recoveryCode).where(eq(recoveryCode.member, member)),
      ctx.db.insert(recoveryCode).values(rows),
    ],
  };
}
