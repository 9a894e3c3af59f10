import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { mail } from "@mereau/db/tenant/schema.ts";
import { codeRequest, normalizeCode } from "@mereau/shared/contracts/sessions.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { applyToJoin } from "#services/members/apply.ts";
import { approveMember } from "#services/members/approve.ts";
import { editProfile } from "#services/members/editProfile.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { identify } from "#services/sign-in/identify.ts";
import { requestCode } from "#services/sign-in/requestCode.ts";
import { signIn } from "#services/sign-in/signIn.ts";
import { createTexter } from "#services/sms/texter.ts";
import { answerHttp } from "#testing/answerHttp.ts";
import { applicationOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let gateway: Awaited<ReturnType<typeof answerHttp>>;
let status = 200;

beforeAll(async () => {
  [town, gateway] = await Promise.all([startCommunity(), answerHttp(() => ({ status }))]);
});

afterAll(async () => {
  await Promise.all([town.close(), gateway.close()]);
});

async function join(name: string, phone: string) {
  const email = `${name.toLowerCase()}@example.org`;
  const { id } = await applyToJoin(town.context(), { ...applicationOf(name), email, phone });
  await approveMember(town.context(), town.admin, id);
  const caller = { member: id, role: "member", scopes: null, session: "test" } as const;
  return { id, email, caller };
}

async function ask(phone: string, settings: object = {}): Promise<void> {
  const all = { ...town.world.settings, ...settings };
  const carriers = { mailer: createMailer(all), texter: createTexter(all) };
  await requestCode(town.context(), carriers, codeRequest.parse({ phone }));
}

const textsTo = async (phone: string) =>
  (await town.db.select().from(mail).where(eq(mail.recipient, phone))).map(({ text }) => text);

async function codeFor(phone: string): Promise<string> {
  await ask(phone);
  const texts = await textsTo(phone);
  return normalizeCode(/\b\w{4}-\w{4}\b/.exec(texts.at(-1) ?? "")?.[0] ?? "");
}

const enter = (phone: string, code: string) => signIn(town.context(), { phone, code, device: null });

test("a member signs in by a code sent to their telephone, however the number is typed", async () => {
  const { id } = await join("Noor", "+33611111111");
  await ask("06 11 11 11 11");
  const code = await codeFor("+33611111111");
  expect((await textsTo("+33611111111"))[0]).toMatch(
    /^Essai : votre code est \w{4}-\w{4}\. Il sert une fois, pendant 10 minutes\. Ne le donnez à personne\.$/,
  );
  const { token } = await enter("+33611111111", code);
  expect((await identify(town.context(), token))?.caller.member).toBe(id);
  await expect(enter("+33611111111", code)).rejects.toMatchObject({ code: "code_wrong" });
});

test("nobody but an active member is sent a text, and a wrong number is refused as a wrong code is", async () => {
  const { id } = await join("Gone", "+33622222222");
  await suspendMember(town.context(), town.admin, id, "Away");
  await applyToJoin(town.context(), { ...applicationOf("Waiting"), phone: "+33633333333" });
  for (const phone of ["+33622222222", "+33633333333", "+33644444444"]) {
    await ask(phone);
    expect(await textsTo(phone)).toEqual([]);
    await expect(enter(phone, "K7MP2XQD")).rejects.toMatchObject({ code: "code_wrong" });
  }
});

test("codes by telephone and by e-mail are five an hour in all", async () => {
  const { email } = await join("Ada", "+33655555555");
  const mailer = createMailer(town.world.settings);
  for (let asked = 0; asked < 4; asked += 1) {
    await ask("+33655555555");
    await requestCode(town.context(), { mailer, texter: null }, { email });
  }
  const letters = (await textsTo(email)).filter((text) => text.includes("code pour entrer"));
  expect([(await textsTo("+33655555555")).length, letters.length]).toEqual([3, 2]);
});

test("a number is one member’s: changing it moves their sign-in, and nobody takes another’s", async () => {
  const [max, lou] = [await join("Max", "+33666666666"), await join("Lou", "+33677777777")];
  await expect(
    editProfile(town.context(), lou.caller, lou.id, { phone: "+33666666666" }),
  ).rejects.toMatchObject({ code: "phone_taken", fields: [{ field: "phone", code: "taken" }] });
  await editProfile(town.context(), max.caller, max.id, { phone: "+33688888888" });
  await editProfile(town.context(), lou.caller, lou.id, { phone: "+33666666666" });
  const { token } = await enter("+33666666666", await codeFor("+33666666666"));
  expect((await identify(town.context(), token))?.caller.member).toBe(lou.id);
  await editProfile(town.context(), max.caller, max.id, { phone: null });
  await ask("+33688888888");
  expect(await textsTo("+33688888888")).toEqual([]);
});

test("a gateway is posted the text with its token, and the community keeps to whom, not what", async () => {
  await join("Zoe", "+33699999999");
  const settings = { SMS_URL: gateway.url, SMS_TOKEN: "secret" };
  await ask("+33699999999", settings);
  expect(gateway.asked.at(-1)?.body).toEqual({
    to: "+33699999999",
    text: expect.stringMatching(/votre code est \w{4}-\w{4}/),
  });
  expect(gateway.asked.at(-1)?.authorization).toBe("Bearer secret");
  status = 503;
  await expect(ask("+33699999999", settings)).rejects.toMatchObject({ code: "mail_not_sent" });
  const kept = await town.db.select().from(mail).where(eq(mail.recipient, "+33699999999"));
  expect(kept.map(({ text, state, failure }) => [text, state, failure])).toEqual([
    ["", "sent", null],
    ["", "failed", "the gateway for text messages answered 503"],
  ]);
});

test("where nothing sends text messages, a code by telephone is refused", () => {
  const settings = { ...town.world.settings, MAIL_TRANSPORT: "http" as const, MAIL_HTTP_URL: gateway.url };
  expect(() => createTexter(settings)).toThrow("sms_not_offered");
});
