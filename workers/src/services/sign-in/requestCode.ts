import { and, eq, sql } from "drizzle-orm";

import type { SignInName } from "@mereau/shared/contracts/sessions.ts";
import { CODE_LIFE_MS } from "@mereau/shared/devices/signingIn.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { screens } from "@mereau/shared/wallet/screens.ts";
import { member } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Mailer } from "#services/mail/mailer.ts";
import { signInMail } from "#services/mail/templates/signIn.ts";
import { CODES_PER_HOUR, hashCode, newCode, showCode } from "#services/sign-in/code.ts";
import { isNamed } from "#services/sign-in/name.ts";
import { signInText } from "#services/sms/signInText.ts";
import type { Texter } from "#services/sms/texter.ts";

const HOUR_MS = 3_600_000;

/** What carries a code; text messages are asked for only where somebody is named by a telephone number. */
export type CodeCarriers = { mailer: Mailer; texter: Texter | null };

/**
 * Sends a sign-in code to the active member with this e-mail address or telephone number, at most five an hour in all.
 * It tells its caller nothing: known or not, too often or not, sent or failed, the answer to the person is the same.
 *
 * @returns once the message is on its way; an edge that must not show by its time what happened does not wait for it
 */
export async function requestCode(
  community: CommunityContext,
  { mailer, texter }: CodeCarriers,
  named: SignInName,
): Promise<void> {
  const { db, now, name } = community;
  const [known] = await db
    .select({ id: member.id, language: member.language })
    .from(member)
    .where(and(isNamed(named), eq(member.status, "active")));
  if (!known) return;

  const id = uuidV7(now, crypto.getRandomValues(new Uint8Array(10)));
  const code = newCode();
  // One statement counts and inserts, so that requests at the same moment cannot pass the limit together.
  const inserted = await db.run(sql`
    insert into login_code (id, member, code_hash, created_at, expires_at, tries)
    select ${id}, ${known.id}, ${hashCode(id, code)}, ${now}, ${now + CODE_LIFE_MS}, 0
    where (select count(*) from login_code where member = ${known.id} and created_at > ${now - HOUR_MS}) < ${CODES_PER_HOUR}`);
  if (inserted.rowsAffected === 0) return;

  const facts = { community: name, code: showCode(code), minutes: CODE_LIFE_MS / 60_000 };
  const address = mailer.addressOf(community, screens.home);
  if (named.email !== undefined)
    await mailer.send(community, {
      to: named.email,
      ...(await signInMail(known.language, { ...facts, address })),
    });
  else if (named.phone !== undefined)
    await texter?.send(community, { to: named.phone, text: signInText(known.language, facts) });
}
