import { asc, eq, sql } from "drizzle-orm";

import { invitation } from "@mereau/db/tenant/schema.ts";
import type { InvitationBatch, InvitationBatchRequest } from "@mereau/shared/contracts/invitations.ts";
import { uuidV7, uuidV7Time } from "@mereau/shared/crypto/uuid.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { hashInvitationCode, invitationCodeOf } from "#services/invitations/code.ts";
import { checkTerms, isAskedAgain } from "#services/invitations/create.ts";
import { expressInvitation, readInvitations } from "#services/invitations/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing, serving } from "#services/roles.ts";
import { keyedHash } from "#services/secrets/keyedHash.ts";

/**
 * Makes many invitations of one kind in one go, all or none, one for each note: for those who serve at the desk. The same batch
 * asked for again is the same one.
 * Refuses as `checkTerms` does, and with `id_reused`.
 */
export async function createInvitationBatch(
  ctx: CommunityContext,
  caller: Caller,
  key: Uint8Array,
  request: InvitationBatchRequest,
): Promise<InvitationBatch> {
  allow(caller, serving);
  if (request.approved) allow(caller, managing);
  const { id, notes } = request;
  const [known] = await readInvitations(ctx, eq(invitation.batch, id)).limit(1);
  if (!known) await make(ctx, caller, key, request);
  const made = await readInvitations(ctx, eq(invitation.batch, id)).orderBy(asc(invitation.id));
  const isSame =
    made.length === notes.length &&
    made.every((one, index) => isAskedAgain(caller, one, { ...request, note: notes[index] ?? null }));
  if (!isSame) throw new Refusal("id_reused");
  return { id, items: made.map((one) => expressInvitation(ctx, key, one)) };
}

async function make(
  ctx: CommunityContext,
  caller: Caller,
  key: Uint8Array,
  request: InvitationBatchRequest,
): Promise<void> {
  await checkTerms(ctx, caller, request);
  const { id: batch, notes, type, expiresAt, uses, approved, sponsor } = request;
  const rows = notes.map((note, index) => {
    const id = invitationIdOf(ctx, key, batch, index);
    return [id, hashInvitationCode(ctx, key, invitationCodeOf(ctx, key, id)), note];
  });
  const detail = { count: notes.length, type, uses, approved, expiresAt, sponsor };
  // One statement makes all of them, where none of this batch is there: of two requests at the same moment one makes them
  await ctx.db.batch([
    ctx.db.run(sql`
      insert into ${invitation} (id, code_hash, by, sponsor, batch, type, note, created_at, expires_at, uses, approved)
      select value ->> 0, value ->> 1, ${caller.member}, ${sponsor}, ${batch}, ${type}, value ->> 2, ${ctx.now}, ${expiresAt},
        ${uses}, ${Number(approved)}
      from json_each(${JSON.stringify(rows)})
      where not exists (select 1 from ${invitation} where batch = ${batch})`),
    recordChange(ctx, { caller, action: "invitation.create_batch", subject: batch, detail }),
  ]);
}

/** The id of one invitation of a batch: of the batch’s moment, in the order of the batch, and guessed by nobody. */
function invitationIdOf({ id }: CommunityContext, key: Uint8Array, batch: string, index: number): string {
  const bytes = new Uint8Array(keyedHash(key, "invitation/id", id, batch, String(index)));
  new DataView(bytes.buffer).setUint16(0, index);
  return uuidV7(uuidV7Time(batch), bytes);
}
