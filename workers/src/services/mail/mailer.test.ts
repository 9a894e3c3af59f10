import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { mail } from "@mereau/db/tenant/schema.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { answerHttp } from "#testing/answerHttp.ts";
import { startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let service: Awaited<ReturnType<typeof answerHttp>>;
let status = 202;

beforeAll(async () => {
  [town, service] = await Promise.all([startCommunity(), answerHttp(() => ({ status }))]);
});

afterAll(async () => {
  await Promise.all([town.close(), service.close()]);
});

const messageTo = (to: string) => ({ to, subject: "Votre code", text: "K7MP-2XQD", html: "<b>K7MP</b>" });

const overHttp = () =>
  createMailer({ ...town.world.settings, MAIL_TRANSPORT: "http", MAIL_HTTP_URL: service.url });

const recorded = async (recipient: string) => {
  const { subject, text, html, state, failure } = mail;
  return town.db
    .select({ subject, text, html, state, failure })
    .from(mail)
    .where(eq(mail.recipient, recipient));
};

test("of a message that was sent, the community keeps to whom and about what, and not its text", async () => {
  status = 202;
  await overHttp().send(town.context(), messageTo("alice@example.org"));
  expect(service.asked.at(-1)?.body).toEqual({
    from: "Méreau <no-reply@localhost>",
    ...messageTo("alice@example.org"),
  });
  expect(await recorded("alice@example.org")).toEqual([
    { subject: "Votre code", text: "", html: "", state: "sent", failure: null },
  ]);
});

test("a message that could not be sent is refused, and the community is told why", async () => {
  status = 503;
  await expect(overHttp().send(town.context(), messageTo("noor@example.org"))).rejects.toMatchObject({
    code: "mail_not_sent",
  });
  expect(await recorded("noor@example.org")).toEqual([
    { subject: "Votre code", text: "", html: "", state: "failed", failure: "the mail service answered 503" },
  ]);
});

test("in development a message is kept instead, text and all", async () => {
  await createMailer(town.world.settings).send(town.context(), messageTo("ada@example.org"));
  expect(await recorded("ada@example.org")).toEqual([
    { subject: "Votre code", text: "K7MP-2XQD", html: "<b>K7MP</b>", state: "kept", failure: null },
  ]);
});
