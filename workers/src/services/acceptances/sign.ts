import { and, eq, getTableColumns, isNull } from "drizzle-orm";

import { acceptance, deviceKey, documentVersion } from "@mereau/db/tenant/schema.ts";
import type { AcceptanceSignature, NamedDocument } from "@mereau/shared/contracts/documents.ts";
import { acceptanceBytes, SIGNING_CLOCK_MS } from "@mereau/shared/crypto/acceptance.ts";
import { isSigned } from "@mereau/shared/crypto/chain.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { type DocumentRow, hashText } from "#services/documents/inForce.ts";
import { Refusal } from "#services/refusal.ts";
import type { Write } from "#services/scheduled/plan.ts";

const isThis = (member: string, { document, version }: NamedDocument) =>
  and(eq(acceptance.member, member), eq(acceptance.document, document), eq(acceptance.version, version));

/** The version that a member accepted before, whether or not it is in force still. */
export async function findAccepted(
  { db }: CommunityContext,
  member: string,
  named: NamedDocument,
): Promise<DocumentRow | undefined> {
  const isItsText = and(
    eq(documentVersion.kind, acceptance.document),
    eq(documentVersion.version, acceptance.version),
  );
  const [row] = await db
    .select(getTableColumns(documentVersion))
    .from(acceptance)
    .innerJoin(documentVersion, isItsText)
    .where(isThis(member, named));
  return row;
}

/**
 * The writes that put the signature of the caller’s device under what they accepted, which is recorded by then. The first
 * signature stays; the same one sent again is taken whatever the clock says by then.
 * Refuses with `unknown_key` (not the member’s, or revoked), `signature_invalid`, and `invalid_input` where the device’s clock
 * is more than ten minutes off.
 */
export async function signatureWrites(
  ctx: CommunityContext,
  caller: Caller,
  { kind, version, text }: DocumentRow,
  signed: AcceptanceSignature,
): Promise<Write[]> {
  const { member } = caller;
  const { keyId, signature, signedAt } = signed;
  const it = isThis(member, { document: kind, version });
  const sent = await ctx.db
    .select({ keyId: acceptance.keyId })
    .from(acceptance)
    .where(and(it, eq(acceptance.signature, signature)));
  if (sent.length > 0) return [];
  const publicKey = await findPublicKey(ctx, member, keyId);
  const facts = { community: ctx.id, member, document: kind, version, hash: hashText(text), signedAt, keyId };
  if (!(await isSigned(publicKey, acceptanceBytes(facts), signature)))
    throw refusal("signature_invalid", "signature");
  if (Math.abs(ctx.now - signedAt) > SIGNING_CLOCK_MS)
    throw new Refusal("invalid_input", { fields: [{ field: "signed.signedAt", code: "clock_off" }] });
  const detail = { version, keyId };
  return [
    ctx.db
      .update(acceptance)
      .set({ keyId, signature, signedAt })
      .where(and(it, isNull(acceptance.signature))),
    recordChange(ctx, { caller, action: "document.sign", subject: kind, detail }),
  ];
}

/** As it stands now, whatever was remembered of the caller: a key that was revoked signs nothing any more. */
async function findPublicKey({ db }: CommunityContext, member: string, id: string): Promise<string> {
  const isTheirs = and(eq(deviceKey.id, id), eq(deviceKey.member, member), isNull(deviceKey.revokedAt));
  const [key] = await db.select({ publicKey: deviceKey.publicKey }).from(deviceKey).where(isTheirs);
  if (!key) throw refusal("unknown_key", "keyId");
  return key.publicKey;
}

const refusal = (code: "unknown_key" | "signature_invalid", field: string): Refusal =>
  new Refusal(code, { fields: [{ field: `signed.${field}`, code }] });
