import { afterEach, beforeEach, expect, test } from "vitest";

import { audit, mail, member } from "@mereau/db/tenant/schema.ts";
import { asc, desc, eq } from "drizzle-orm";
import { normalizeCode } from "@mereau/shared/contracts/sessions.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { confirmAddress } from "#services/opening/confirm.ts";
import { changeOpening } from "#services/opening/change.ts";
import { openCommunity } from "#services/opening/open.ts";
import { readOpening } from "#services/opening/read.ts";
import { changeSettings } from "#services/settings/change.ts";
import { requestCode } from "#services/sign-in/requestCode.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;

const ADDRESS = "maud@example.org";

beforeEach(async () => {
  town = await startCommunity({ preparing: true });
});

/** The founder reads the code that was sent to them. */
async function confirm() {
  await requestCode(
    town.context(),
    { mailer: createMailer(town.world.settings), texter: null },
    { email: ADDRESS },
  );
  const [sent] = await town.db.select({ text: mail.text }).from(mail).orderBy(desc(mail.createdAt)).limit(1);
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(sent?.text ?? "")?.[0] ?? "";
  return confirmAddress(town.context(), town.admin, normalizeCode(code));
}

afterEach(() => town.close());

test("before its opening members join and nothing is issued nor paid; after it, both", async () => {
  const ali = await town.join("Ali");
  const rosa = await town.join("Rosa");
  const pay = () => createTransfer(town.context(), ali.caller, paymentOf(ali.account, rosa.account, "5"));
  await expect(town.endow(ali.account, "20")).rejects.toMatchObject({ code: "community_preparing" });
  await expect(pay()).rejects.toMatchObject({ code: "community_preparing" });
  await confirm();
  await openCommunity(town.context(), town.admin);
  await town.endow(ali.account, "20");
  expect((await pay()).amount).toBe("5.00");
});

test("each member with an address is told of the opening once, whoever opened it is not, and nothing changes after", async () => {
  const ali = await town.join("Ali");
  await town.join("Rosa");
  const address = { email: "ali@example.org", language: "en" as const };
  await town.db.update(member).set(address).where(eq(member.id, ali.caller.member));
  await confirm();
  const opened = await openCommunity(town.context(), town.admin);
  expect(opened.state).toBe("open");
  expect((await openCommunity(town.context(), town.admin)).openedAt).toBe(opened.openedAt);
  for (const later of [1, 2, 3]) await town.runDue(Date.now() + later);
  const sent = await town.db.select({ to: mail.recipient, subject: mail.subject }).from(mail);
  const told = sent.filter(({ subject }) => subject.endsWith("is open") || subject.endsWith("est ouverte"));
  expect(told.map(({ to }) => to)).toEqual(["ali@example.org"]);
  const after = await changeOpening(town.context(), town.admin, { day: "2027-01-01" });
  expect(after.day).toBeNull();
  const lines = await town.db.select({ action: audit.action }).from(audit).orderBy(asc(audit.at));
  expect(lines.filter(({ action }) => action.startsWith("opening."))).toEqual([
    { action: "opening.confirm" },
    { action: "opening.open" },
  ]);
});

test("what is done is read from the community, what is passed over is kept, for administrators to say", async () => {
  const { caller } = await town.join("Ali", "individual", "manager");
  await changeSettings(town.context(), town.admin, {
    charter: { version: "2026-1", text: "Entre nous.", types: [] },
  });
  await changeOpening(town.context(), town.admin, { day: "2026-12-05" });
  await changeOpening(town.context(), town.admin, { passed: ["trial"] });
  expect(await readOpening(town.context(), caller)).toEqual({
    state: "preparing",
    day: "2026-12-05",
    openedAt: null,
    passed: ["trial"],
    trial: null,
    done: { email: false, looks: false, managers: 2, charter: "2026-1", members: 2 },
  });
  await expect(openCommunity(town.context(), caller)).rejects.toMatchObject({ code: "forbidden" });
  await expect(changeOpening(town.context(), caller, { day: null })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("it opens only once an administrator has used a code that was sent to them, here or while signing in", async () => {
  await expect(openCommunity(town.context(), town.admin)).rejects.toMatchObject({
    code: "email_unconfirmed",
  });
  await expect(confirmAddress(town.context(), town.admin, "AAAAAAAA")).rejects.toMatchObject({
    code: "code_wrong",
  });
  expect((await confirm()).done.email).toBe(true);
});

test("a community that was founded without a preparation is open", async () => {
  const open = await startCommunity();
  const { state, openedAt } = await readOpening(open.context(), open.admin);
  expect([state, openedAt]).toEqual(["open", null]);
  await open.close();
});
