import type { CommunityContext } from "#services/context.ts";
import { makeStamp, readStamp } from "#services/secrets/stamp.ts";

/** How long a notice can be confirmed. */
export const LEAVING_MS = 15 * 60_000;

/** Who leaves, and who asks for it: the member, or a manager for them. */
type Subject = { member: string; by: string };

const subjectOf = ({ id }: CommunityContext, { member, by }: Subject) => ["leaving", id, member, by];

/** A code with which one person confirms that one member leaves. It names both, for who asks again once their session is gone. */
export async function makeConfirmation(
  ctx: CommunityContext,
  sealingKey: Uint8Array,
  subject: Subject,
): Promise<string> {
  const stamp = await makeStamp(sealingKey, subjectOf(ctx, subject), ctx.now + LEAVING_MS);
  return [subject.member, subject.by, stamp].join("~");
}

/** Whom a code is about, and who may confirm with it; null where it was not given here, or is too old. */
export async function readConfirmation(
  ctx: CommunityContext,
  sealingKey: Uint8Array,
  confirmation: string,
): Promise<Subject | null> {
  const [member = "", by = "", stamp = ""] = confirmation.split("~");
  const read = await readStamp(sealingKey, subjectOf(ctx, { member, by }), stamp, ctx.now);
  return read && !read.isOver ? { member, by } : null;
}
