import { eq } from "drizzle-orm";
import type * as z from "zod";

import { setting } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";

/** What the community settled on one subject, as its schema reads it; null where it has said nothing. */
export async function readSubject<Subject extends z.ZodType>(
  { db }: CommunityContext,
  key: string,
  subject: Subject,
): Promise<z.output<Subject> | null> {
  const [row] = await db.select().from(setting).where(eq(setting.key, key));
  return row ? subject.parse(row.value) : null;
}

/** The write that settles one subject anew, as a whole. */
export const subjectWrite = ({ db, now }: CommunityContext, key: string, value: unknown) =>
  db
    .insert(setting)
    .values({ key, value, updatedAt: now })
    .onConflictDoUpdate({ target: setting.key, set: { value, updatedAt: now } });

/** Settles one subject anew, as a whole. */
export async function writeSubject(ctx: CommunityContext, key: string, value: unknown): Promise<void> {
  await subjectWrite(ctx, key, value);
}
