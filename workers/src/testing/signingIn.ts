import { asc, eq } from "drizzle-orm";

import { mail, member } from "@mereau/db/tenant/schema.ts";
import { normalizeCode } from "@mereau/shared/contracts/sessions.ts";
import type { Caller } from "#services/context.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { requestCode } from "#services/sign-in/requestCode.ts";
import { signIn } from "#services/sign-in/signIn.ts";
import { createTexter } from "#services/sms/texter.ts";
import type { TestCommunity } from "#testing/community.ts";

/** What people of a test community do at its door, at whatever moment a test says. */
export function signingIn(town: TestCommunity) {
  const mailer = createMailer(town.world.settings);
  const texter = createTexter(town.world.settings);

  /** Takes a member in, who has an e-mail address. */
  async function join(name: string): Promise<Caller & { email: string }> {
    const { caller } = await town.join(name);
    const email = `${name.toLowerCase()}@example.org`;
    await town.db.update(member).set({ email }).where(eq(member.id, caller.member));
    return { ...caller, email };
  }

  const ask = (email: string, now = Date.now()) =>
    requestCode(town.context({ now }), { mailer, texter }, { email });

  /** The codes in the mailbox of an address, the earliest first. */
  async function codesOf(email: string): Promise<string[]> {
    const sent = await town.db
      .select({ text: mail.text })
      .from(mail)
      .where(eq(mail.recipient, email))
      .orderBy(asc(mail.createdAt));
    return sent.map(({ text }) => normalizeCode(/^ {4}(\S+)$/m.exec(text)?.[1] ?? ""));
  }

  /** Asks for a code and reads it. */
  async function codeFor(email: string, now = Date.now()): Promise<string> {
    await ask(email, now);
    return (await codesOf(email)).at(-1) ?? "";
  }

  const tryCode = (email: string, code: string, now = Date.now()) =>
    signIn(town.context({ now }), { email, code, device: null });

  return { join, ask, codesOf, codeFor, tryCode };
}

export type SigningIn = ReturnType<typeof signingIn>;
