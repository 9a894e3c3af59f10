import { and, desc, eq, lt } from "drizzle-orm";

import { member, memberNote } from "@mereau/db/tenant/schema.ts";
import type {
  MemberNote,
  MemberNoteRequest,
  MemberNotesQuery,
} from "@mereau/shared/contracts/memberNotes.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

const select = ({ db }: CommunityContext) =>
  db
    .select({
      id: memberNote.id,
      text: memberNote.text,
      by: { id: member.id, name: member.name },
      at: memberNote.at,
      about: memberNote.member,
    })
    .from(memberNote)
    .innerJoin(member, eq(member.id, memberNote.by));

/** What managers noted of a member, the newest first. For managers. Refuses with `unknown_member`. */
export async function listNotes(
  ctx: CommunityContext,
  caller: Caller,
  about: string,
  { cursor, limit }: MemberNotesQuery,
): Promise<Page<MemberNote>> {
  allow(caller, managing);
  await findMember(ctx, about);
  const [before] = readPlace(textPlace, cursor) ?? [];
  const rows = await select(ctx)
    .where(and(eq(memberNote.member, about), before === undefined ? undefined : lt(memberNote.id, before)))
    .orderBy(desc(memberNote.id))
    .limit(limit + 1);
  const page = cutPage(rows, limit, ({ id }) => [id]);
  return { ...page, items: page.items.map(express) };
}

const express = ({ id, text, by, at }: MemberNote): MemberNote => ({ id, text, by, at });

/**
 * Notes something of a member. For managers. Asked again it is the same note.
 * Refuses with `unknown_member`, `member_not_active` of whoever has left, and `id_reused`.
 */
export async function writeNote(
  ctx: CommunityContext,
  caller: Caller,
  about: string,
  { id, text }: MemberNoteRequest,
): Promise<MemberNote> {
  allow(caller, managing);
  const { status } = await findMember(ctx, about);
  if (status === "left") throw new Refusal("member_not_active");
  await ctx.db.batch([
    ctx.db
      .insert(memberNote)
      .values({ id, member: about, by: caller.member, at: ctx.now, text })
      .onConflictDoNothing(),
    recordChange(ctx, { caller, action: "member_note.write", subject: about, detail: { note: id } }),
  ]);
  const [row] = await select(ctx).where(eq(memberNote.id, id));
  if (!row || row.about !== about || row.text !== text || row.by.id !== caller.member)
    throw new Refusal("id_reused");
  return express(row);
}

/** Deletes a note of one’s own. Refuses with `unknown_note`, also one that another manager wrote. */
export async function deleteNote(
  ctx: CommunityContext,
  caller: Caller,
  { id: about, note }: { id: string; note: string },
): Promise<MemberNote> {
  allow(caller, managing);
  const own = and(eq(memberNote.id, note), eq(memberNote.member, about), eq(memberNote.by, caller.member));
  const [row] = await select(ctx).where(own);
  if (!row) throw new Refusal("unknown_note");
  await ctx.db.batch([
    ctx.db.delete(memberNote).where(own),
    recordChange(ctx, { caller, action: "member_note.delete", subject: about, detail: { note } }),
  ]);
  return express(row);
}
