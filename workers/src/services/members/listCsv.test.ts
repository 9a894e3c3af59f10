import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { audit, member } from "@mereau/db/tenant/schema.ts";
import { applyToJoin } from "#services/members/apply.ts";
import { openMembersCsv } from "#services/members/listCsv.ts";
import { applicationOf, newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;

const appliedAt = Date.UTC(2026, 10, 5, 12);

beforeAll(async () => {
  town = await startCommunity();
  await town.join("Boulangerie; du Four", "provider");
  await applyToJoin(town.context({ now: appliedAt }), applicationOf("=HYPERLINK(1)"));
});

afterAll(() => town.close());

type Asked = Parameters<typeof openMembersCsv>;

async function take(narrowed: Asked[2] = {}, language: Asked[3] = "fr", caller = town.admin) {
  let whole = "";
  for await (const piece of await openMembersCsv(town.context(), caller, narrowed, language)) whole += piece;
  return whole.split("\r\n").slice(0, -1);
}

const exports = () => town.db.select().from(audit).where(eq(audit.action, "members.export"));

test("members are taken as a table in each language’s words, and no name is run as a formula", async () => {
  const [head, , shop = "", applicant = ""] = await take();
  expect(head).toBe("\uFEFFNuméro;Nom;E-mail;Téléphone;Type;Situation;Rôle;Demande du;Décision du");
  expect(shop).toMatch(/^1002;"Boulangerie; du Four";[^;]*;;Prestataire;membre;membre;\d{4}-/);
  expect(applicant).toMatch(/^1003;'=HYPERLINK\(1\);[^;]*;;[^;]*;candidature;membre;2026-11-05;$/);
  const [english] = await take({}, "en");
  expect(english).toBe("\uFEFFNumber,Name,E-mail,Phone,Type,Standing,Role,Applied on,Decided on");
});

test("it is narrowed as the list is, and whole however long it is", async () => {
  expect((await take({ status: "applied" })).length).toBe(2);
  expect((await take({ type: "provider", q: "four" })).length).toBe(2);
  const rows = Array.from({ length: 450 }, (_, index) => ({
    id: newId(),
    number: 5000 + index,
    name: `Many ${index}`,
    type: "individual",
    status: "left" as const,
    role: "member" as const,
    language: "fr" as const,
    appliedAt,
  }));
  await town.db.insert(member).values(rows);
  const lines = await take({ status: "left" });
  expect(lines.length).toBe(451);
  expect(new Set(lines).size).toBe(451);
});

test("managers alone take it, and that they did is written down without what they searched for", async () => {
  for (const role of ["teller", "auditor", "member"] as const) {
    const { caller } = await town.join(`A ${role}`, "individual", role);
    await expect(take({}, "fr", caller)).rejects.toMatchObject({ code: "forbidden" });
  }
  const before = (await exports()).length;
  const { caller } = await town.join("Manager", "individual", "manager");
  await take({ status: "active", q: "four" }, "fr", caller);
  const recorded = await exports();
  expect(recorded.length).toBe(before + 1);
  expect(recorded.at(-1)).toMatchObject({
    actor: caller.member,
    detail: { status: "active", type: null, searched: true },
  });
});
