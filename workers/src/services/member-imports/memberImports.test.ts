import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { account, accountHolder, member, membership, signInPhone } from "@mereau/db/tenant/schema.ts";
import { memberImportRequest } from "@mereau/shared/contracts/memberImports.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { confirmImport, removeImport } from "#services/member-imports/confirm.ts";
import { draftImport } from "#services/member-imports/draft.ts";
import { getImport, listImportLines, readRefused } from "#services/member-imports/read.ts";
import { takeInImports } from "#services/member-imports/run.ts";
import { listNotes } from "#services/member-notes/notes.ts";
import { createHookSender } from "#services/webhooks/sender.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";
import { losingAnswers } from "#testing/lostAnswers.ts";

let town: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

const columns = ["number", "name", "email", "phone", "type", "note"];
const head = "N°;Nom;Mail;Tél;Type;Note";

const asked = (text: string, change: object = {}) =>
  memberImportRequest.parse({
    id: newId(),
    fileName: "adherents.csv",
    text: `${head}\n${text}`,
    columns,
    type: "individual",
    ...change,
  });

const draft = (text: string, change: object = {}, caller = town.admin) =>
  draftImport(town.context(), caller, asked(text, change));

async function run(text: string, change: object = {}) {
  const { id } = await draft(text, change);
  await confirmImport(town.context(), town.admin, id);
  for (let turn = 0; turn < 3; turn += 1) await town.runDue(Date.now());
  return getImport(town.context(), town.admin, id);
}

const fatesOf = async (id: string) =>
  (await listImportLines(town.context(), town.admin, id, { limit: 200 })).items.map(
    ({ line, fate, faults, verdict }) => [
      line,
      fate,
      ...faults.map(({ code }) => code),
      ...(verdict ? [verdict] : []),
    ],
  );

const found = async (email: string) => {
  const [row] = await town.db.select().from(member).where(eq(member.email, email));
  return row;
};

test("good lines are taken in whole, bad ones are told and given back, and nothing stops at the first", async () => {
  const text = [
    "A1;Ada;ada@x.fr;06 39 98 12 34;Particulier;Vient du marché",
    "A2;;b@x.fr;;;",
    "A3;Le Fournil;pain@x.fr;;provider;",
    "A4;Carl;carl(at)x.fr;;;",
    "A1;Autre;autre@x.fr;;;",
  ].join("\n");
  const done = await run(text, { types: { Particulier: "individual" } });
  expect(done).toMatchObject({ state: "done", lines: 5, toCreate: 2, refused: 3, created: 2, failed: 0 });
  expect(await fatesOf(done.id)).toEqual([
    [2, "create", "done"],
    [3, "refused", "name_missing"],
    [4, "create", "done"],
    [5, "refused", "email_malformed"],
    [6, "refused", "twice_in_file"],
  ]);
  const ada = await found("ada@x.fr");
  expect(ada).toMatchObject({
    name: "Ada",
    type: "individual",
    status: "active",
    phone: "+33639981234",
    decidedBy: town.admin.member,
  });
  const id = ada?.id ?? "";
  const held = await town.db.select().from(accountHolder).where(eq(accountHolder.member, id));
  expect(held).toMatchObject([{ account: `MIEL:${ada?.number}`, role: "owner" }]);
  const [opened] = await town.db
    .select()
    .from(account)
    .where(eq(account.id, `MIEL:${ada?.number}`));
  expect(opened).toMatchObject({ status: "open", type: "individual", posted: 0 });
  expect(await town.db.select().from(membership).where(eq(membership.member, id))).toMatchObject([
    { state: "recognised", unsettledSince: null, notice: null },
  ]);
  expect(await town.db.select().from(signInPhone).where(eq(signInPhone.member, id))).toMatchObject([
    { phone: "+33639981234" },
  ]);
  expect((await listNotes(town.context(), town.admin, id, { limit: 50 })).items).toMatchObject([
    { text: "Vient du marché", by: { id: town.admin.member } },
  ]);
  const file = await readRefused(town.context(), town.admin, done.id, "fr");
  expect(file.split("\r\n").slice(0, 3)).toEqual([
    "\ufeffN°;Nom;Mail;Tél;Type;Note;Ligne;Motif",
    "A2;;b@x.fr;;;;3;le nom manque",
    "A4;Carl;carl(at)x.fr;;;;5;ce n’est pas une adresse e-mail",
  ]);
  expect(await found("autre@x.fr")).toBeUndefined();
});

test("the same file again takes nobody in, and a fuller one completes whoever is there without changing what they have", async () => {
  await run("B1;Bob;bob@x.fr;;;");
  expect(await run("B1;Bob;bob@x.fr;;;")).toMatchObject({
    present: 1,
    toCreate: 0,
    created: 0,
    state: "done",
  });
  const fuller = await run("B1;Robert;bob@x.fr;06 39 98 55 55;;\n;Bob;bob2@x.fr;;;");
  expect(fuller).toMatchObject({ toUpdate: 1, updated: 1, created: 1 });
  expect(await found("bob@x.fr")).toMatchObject({ name: "Bob", phone: "+33639985555" });
});

test("nothing is done before it is confirmed, and the same id stands for one file", async () => {
  const request = asked("C1;Cleo;cleo@x.fr;;;");
  const made = await draftImport(town.context(), town.admin, request);
  expect(await draftImport(town.context(), town.admin, request)).toEqual(made);
  await town.runDue(Date.now());
  expect(await found("cleo@x.fr")).toBeUndefined();
  await expect(
    draftImport(town.context(), town.admin, { ...request, text: `${request.text} ` }),
  ).rejects.toMatchObject({ code: "id_reused" });
  const next = await draft("C2;Clio;clio@x.fr;;;");
  await expect(getImport(town.context(), town.admin, made.id)).rejects.toMatchObject({
    code: "unknown_import",
  });
  await removeImport(town.context(), town.admin, next.id);
  await expect(confirmImport(town.context(), town.admin, next.id)).rejects.toMatchObject({
    code: "unknown_import",
  });
});

test("confirmed twice, and run twice at once, it takes each in once", async () => {
  const { id } = await draft("D1;Dora;dora@x.fr;;;note\nD2;Dune;dune@x.fr;;;");
  await Promise.all([1, 2].map(() => confirmImport(town.context(), town.admin, id)));
  await Promise.all([1, 2].map(() => town.runDue(Date.now())));
  for (let turn = 0; turn < 2; turn += 1) await town.runDue(Date.now());
  expect(await getImport(town.context(), town.admin, id)).toMatchObject({ state: "done", created: 2 });
  const rows = await town.db.select().from(member).where(eq(member.name, "Dora"));
  expect(rows).toHaveLength(1);
});

test("cut off after the ledger opened the accounts, it goes on and doubles nothing", async () => {
  const { id } = await draft("E1;Elsa;elsa@x.fr;;;\nE2;Eric;eric@x.fr;;;");
  await confirmImport(town.context(), town.admin, id);
  const { settings } = town.world;
  const work = {
    ...losingAnswers(town.context()),
    mailer: createMailer(settings),
    pusher: null,
    hooks: createHookSender(town.world.settings),
  };
  await takeInImports.run(work, Date.now());
  expect(await found("elsa@x.fr")).toMatchObject({ status: "applied" });
  const number = (await found("elsa@x.fr"))?.number;
  town.restart();
  for (let turn = 0; turn < 3; turn += 1) await town.runDue(Date.now() + 3_600_000);
  expect(await getImport(town.context(), town.admin, id)).toMatchObject({
    state: "done",
    created: 2,
    failed: 0,
  });
  expect(await found("elsa@x.fr")).toMatchObject({ status: "active", number });
});

test("whoever came between the look and the confirmation is not taken in twice", async () => {
  const { id } = await draft("F1;Fay;fay@x.fr;;;\nF2;Flo;flo@x.fr;;;");
  const { caller } = await town.join("Fay");
  await town.db.update(member).set({ email: "fay@x.fr" }).where(eq(member.id, caller.member));
  await confirmImport(town.context(), town.admin, id);
  for (let turn = 0; turn < 3; turn += 1) await town.runDue(Date.now());
  expect(await getImport(town.context(), town.admin, id)).toMatchObject({
    state: "done",
    created: 1,
    failed: 1,
  });
  expect(await readRefused(town.context(), town.admin, id, "en")).toContain(
    "F1;Fay;fay@x.fr;;individual;;2;this person has come in the meantime",
  );
});

test("only managers take members in, and a file that is none is refused", async () => {
  const { caller } = await town.join("Tella", "individual", "teller");
  await expect(draft("A;B;;;;", {}, caller)).rejects.toMatchObject({ code: "forbidden" });
  await expect(draft("")).rejects.toMatchObject({ code: "import_unreadable" });
  await expect(draft("A;B;;;;", { type: "nobody" })).rejects.toMatchObject({ code: "invalid_input" });
  await expect(draft("A;B;;;;", { columns: ["name"] })).rejects.toMatchObject({ code: "invalid_input" });
});
