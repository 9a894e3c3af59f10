import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { CommunityContext } from "#services/context.ts";
import { certificationLetter } from "#services/mail/templates/certification.ts";
import type { MemberRow } from "#services/members/find.ts";
import { writtenRun } from "#services/messages/plan.ts";
import { planRun, writeAll } from "#services/scheduled/plan.ts";

type Given = { id: string; certifier: MemberRow; certified: MemberRow; expiresAt: number };

/** Tells somebody that they were certified: once for each certification. */
export async function tellCertified(
  ctx: CommunityContext,
  { id, certifier, certified, expiresAt }: Given,
): Promise<void> {
  const { language } = certified;
  const letter = certificationLetter[language]({
    certifier: certifier.name,
    until: dateInWords(expiresAt)[language],
  });
  const run = writtenRun(ctx, {
    ...letter,
    kind: "certification",
    member: certified.id,
    about: id,
    letter: "certified",
  });
  await writeAll(ctx, [planRun(ctx, run)]);
  await ctx.ledger.wake(ctx.id);
}
