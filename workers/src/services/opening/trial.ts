import { eq, sql } from "drizzle-orm";

import { community } from "@mereau/db/platform/schema.ts";
import { setting } from "@mereau/db/tenant/schema.ts";
import { type FoundingRequest, foundingRequest } from "@mereau/shared/contracts/communities.ts";
import type { Opening } from "@mereau/shared/contracts/opening.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { Bindings, Settings } from "#env.ts";
import { recordChange } from "#services/audit/record.ts";
import { readAddress } from "#services/communities/address.ts";
import { countFounding } from "#services/communities/countFounding.ts";
import { enterCommunity } from "#services/communities/enter.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { isPreparing } from "#services/opening/change.ts";
import { imagine } from "#services/opening/imaginary.ts";
import { readKept } from "#services/opening/kept.ts";
import { readOpening } from "#services/opening/read.ts";
import { TRIAL_SETTING, trialSetting } from "#services/opening/trialSetting.ts";
import type { PlatformDb } from "#services/platform/connect.ts";
import type { Provisioning } from "#services/platform/provisioning.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { sealingKey } from "#services/secrets/seal.ts";
import { readSubject, writeSubject } from "#services/settings/subject.ts";
import { openSession, type OpenedSession } from "#services/sign-in/openSession.ts";

export type TrialSurroundings = {
  platform: PlatformDb;
  settings: Settings;
  provisioning: Provisioning;
  ledgers: Bindings["LEDGER"];
};

const KEPT_MS = 30 * 86_400_000;
/** What a trial looks like, so that nobody takes it for the community. */
const LOOKS = {
  colour: "#8a3d00",
  description: "Un essai : rien ici n’est réel. A test drive: nothing here is real.",
};

const newId = (now: number) => uuidV7(now, crypto.getRandomValues(new Uint8Array(10)));

/** The trial that was begun, or one that begins now, written down before anything of it is made. */
async function reserve(ctx: CommunityContext, caller: Caller, { platform, settings }: TrialSurroundings) {
  const before = await readKept(ctx);
  if (before?.openedAt !== null) throw new Refusal("not_found");
  if (before.trial && before.trial.until > ctx.now) return before.trial;
  const { email } = await findMember(ctx, caller.member);
  if (email !== null)
    await countFounding(platform, sealingKey(settings.SEALING_KEY), { email, address: null }, ctx.now);
  const wanted = `${ctx.slug.slice(0, 34).replace(/-$/, "")}-essai`;
  const { standing, suggestion } = await readAddress(platform, wanted);
  const slug = standing === "free" ? wanted : suggestion;
  if (slug === null) throw new Refusal("slug_taken");
  const begun = { id: newId(ctx.now), admin: newId(ctx.now), slug, until: ctx.now + KEPT_MS };
  await ctx.db.batch([
    ctx.db
      .update(setting)
      .set({
        value: sql`json_set(${setting.value}, '$.trial', json(${JSON.stringify(begun)}))`,
        updatedAt: ctx.now,
      })
      .where(isPreparing),
    recordChange(ctx, { caller, action: "opening.trial", subject: slug }),
  ]);
  return (await readKept(ctx))?.trial ?? begun;
}

/** The founding request of the community, as that of its trial. */
async function requestFor(
  ctx: CommunityContext,
  caller: Caller,
  { platform }: TrialSurroundings,
  trial: { id: string; admin: string; slug: string },
): Promise<FoundingRequest> {
  const [row] = await platform
    .select({ request: community.request })
    .from(community)
    .where(eq(community.id, ctx.id));
  const { name, email } = await findMember(ctx, caller.member);
  const founded = foundingRequest.parse(row?.request);
  return foundingRequest.parse({
    ...founded,
    id: trial.id,
    slug: trial.slug,
    name: `${founded.name.slice(0, 70)} (essai)`,
    admin: { id: trial.admin, name, email: email ?? founded.admin.email },
    preparing: false,
    directoryPublic: false,
  });
}

/**
 * Makes a twin of the community as it was founded, with a database and a ledger of its own, in which imaginary members pay one another;
 * and signs whoever asks in there. Administrators alone may, until the opening. Cut off and asked again it goes on with the same twin.
 * Nothing is sent from it but to whoever opened it. It is deleted after thirty days, or at the opening.
 * Refuses with `not_found` once the community is open, with `too_many_foundings`, and as `Provisioning.found` does.
 */
export async function beginTrial(
  ctx: CommunityContext,
  caller: Caller,
  around: TrialSurroundings,
): Promise<{ slug: string; opened: OpenedSession | null }> {
  allow(caller, ["admin"]);
  const trial = await reserve(ctx, caller, around);
  const request = await requestFor(ctx, caller, around, trial);
  await around.provisioning.found(request);
  await around.platform.update(community).set({ trialUntil: trial.until }).where(eq(community.id, trial.id));
  const { platform, settings, ledgers } = around;
  const place = { platform, settings, ledgers, now: ctx.now, requestId: ctx.requestId };
  const twin = await enterCommunity(trial.slug, place);
  const kept = await readSubject(twin, TRIAL_SETTING, trialSetting);
  if (!kept?.seeded) {
    const mark = { of: ctx.id, email: request.admin.email };
    await writeSubject(twin, TRIAL_SETTING, { ...mark, seeded: false });
    await writeSubject(twin, "looks", LOOKS);
    const admin: Caller = { member: trial.admin, role: "admin", scopes: null, session: trial.id };
    const [person] = request.memberTypes;
    const seller = request.memberTypes.find(({ provider }) => provider) ?? person;
    if (person && seller)
      await imagine(twin, admin, {
        person: person.code,
        seller: seller.code,
        language: request.language,
      });
    await writeSubject(twin, TRIAL_SETTING, { ...mark, seeded: true });
  }
  const session = { id: newId(ctx.now), member: trial.admin, device: null, now: ctx.now };
  return { slug: trial.slug, opened: await openSession(twin.db, session) };
}

/** Deletes the trial with all that is in it; where there is none, nothing. Administrators alone may. */
export async function wipeTrial(
  ctx: CommunityContext,
  caller: Caller,
  provisioning: Provisioning,
): Promise<Opening> {
  allow(caller, ["admin"]);
  const kept = await readKept(ctx);
  if (kept?.trial) {
    await deleteTrial(provisioning, kept.trial.id);
    await ctx.db.batch([
      ctx.db
        .update(setting)
        .set({ value: sql`json_set(${setting.value}, '$.trial', null)`, updatedAt: ctx.now })
        .where(eq(setting.key, "opening")),
      recordChange(ctx, { caller, action: "opening.trial_wipe", subject: kept.trial.slug }),
    ]);
  }
  return readOpening(ctx, caller);
}

/** Deletes a community that is a trial; one that is gone already, or half made, is left to be. */
async function deleteTrial(provisioning: Provisioning, id: string): Promise<void> {
  try {
    const { confirmation } = await provisioning.requestDeletion(id, id);
    await provisioning.confirmDeletion(id, id, confirmation);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "unknown_community") throw error;
  }
}
