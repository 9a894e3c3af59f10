import { and, eq, notInArray, sql } from "drizzle-orm";

import { knownDevice, member, session } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { tellMember } from "#services/devices/tell.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { deviceName } from "#services/sign-in/express.ts";
import type { OpenedSession } from "#services/sign-in/openSession.ts";
import { hashToken, randomText } from "#services/sign-in/token.ts";

/** Browsers that are remembered of one member; of more, those that signed in the longest ago are forgotten. */
const KNOWN_MAX = 50;

/** What a browser was given once: the same for whoever signs in from it. */
const keepable = /^[A-Za-z0-9_-]{43}$/;

/**
 * Tells a member that somebody has signed in from a browser from which nobody did before; of their very first none is told.
 * From now on this browser is known, by a text that it keeps.
 *
 * @param kept the text that the browser was given the last time, if it sent any
 * @returns the text that it is to keep from now on
 */
export async function recogniseDevice(
  ctx: CommunityContext,
  { session: opened }: OpenedSession,
  kept: string | undefined,
): Promise<string> {
  const { db, now } = ctx;
  const [who] = await db
    .select({ id: member.id, language: member.language })
    .from(session)
    .innerJoin(member, eq(member.id, session.member))
    .where(eq(session.id, opened.id));
  if (!who) throw new Error("A session was opened for nobody");
  const known = await db.select().from(knownDevice).where(eq(knownDevice.member, who.id));
  const isKnown = kept !== undefined && known.some(({ hash }) => hash === hashToken(kept));
  const keeps = kept !== undefined && keepable.test(kept) ? kept : randomText(32);
  const newest = db
    .select({ hash: knownDevice.hash })
    .from(knownDevice)
    .where(eq(knownDevice.member, who.id))
    .orderBy(sql`${knownDevice.seenAt} desc`)
    .limit(KNOWN_MAX);
  const isNews = !isKnown && known.length > 0;
  await writeAll(ctx, [
    db
      .insert(knownDevice)
      .values({ member: who.id, hash: hashToken(keeps), seenAt: now })
      .onConflictDoUpdate({ target: [knownDevice.member, knownDevice.hash], set: { seenAt: now } }),
    db.delete(knownDevice).where(and(eq(knownDevice.member, who.id), notInArray(knownDevice.hash, newest))),
    ...(isNews
      ? [
          tellMember(ctx, {
            news: "device_signed_in",
            member: who,
            about: opened.id,
            name: deviceName(opened, who.language),
          }),
        ]
      : []),
  ]);
  if (isNews) await ctx.ledger.wake(ctx.id);
  return keeps;
}
