import { createHash } from "node:crypto";

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { acceptance, audit } from "@mereau/db/tenant/schema.ts";
import type { DocumentText } from "@mereau/shared/contracts/documents.ts";
import { acceptDocument } from "#services/acceptances/accept.ts";
import { listAcceptances } from "#services/acceptances/list.ts";
import { listDocuments, readDocument } from "#services/documents/read.ts";
import { applyToJoin } from "#services/members/apply.ts";
import { changeSettings } from "#services/settings/change.ts";
import { readPublicSettings } from "#services/settings/read.ts";
import { describeCaller } from "#services/sign-in/me.ts";
import { applicationOf, newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let noor: Awaited<ReturnType<TestCommunity["join"]>>;

const textOf = (version: string, types: string[] = []): DocumentText => ({
  version,
  text: `Ce dont nous sommes convenus (${version}).`,
  types,
});
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const settle = (change: Parameters<typeof changeSettings>[2], now = Date.now()) =>
  changeSettings(town.context({ now }), town.admin, change);

const accepting = (charter: string | null, terms: string | null, type = "individual") => ({
  ...applicationOf("Applicant", type),
  accepts: { charter, terms },
});

const began = Date.now();

beforeAll(async () => {
  town = await startCommunity();
  noor = await town.join("Noor");
  await settle({ charter: textOf("c1", ["provider"]), terms: textOf("t1") }, began);
  await settle({ terms: textOf("t2") }, began + 1000);
});

afterAll(() => town.close());

test("the documents in force are told with their texts and hashes, and earlier ones are kept", async () => {
  const [charter, terms] = await listDocuments(town.context());
  expect(charter).toMatchObject({ document: "charter", version: "c1", types: ["provider"] });
  expect(terms).toEqual({
    document: "terms",
    ...textOf("t2"),
    hash: sha256(textOf("t2").text),
    inForceFrom: began + 1000,
    inForceUntil: null,
  });
  expect(await readDocument(town.context(), { document: "terms", version: "t1" })).toMatchObject({
    text: textOf("t1").text,
    inForceFrom: began,
    inForceUntil: began + 1000,
  });
  await expect(readDocument(town.context(), { document: "charter", version: "t1" })).rejects.toMatchObject({
    code: "unknown_document",
  });
});

test("a version name stands for one text: the same is in force already, another is refused with all that was sent", async () => {
  const before = await readPublicSettings(town.context());
  expect(await settle({ terms: textOf("t2") })).toEqual(before);
  const contact = { email: "new@example.org", phone: null, address: null, website: null };
  for (const terms of [textOf("t1"), { ...textOf("t2"), text: "Autre chose" }])
    await expect(settle({ contact, terms })).rejects.toMatchObject({ code: "document_version_taken" });
  await expect(settle({ terms: textOf("t3", ["nobody"]) })).rejects.toMatchObject({
    fields: [{ field: "terms.types", code: "unknown_member_type" }],
  });
  expect(await readPublicSettings(town.context())).toEqual(before);
});

test("an applicant accepts what is in force for their type, in the version that they have read", async () => {
  const refusals = [
    [accepting(null, null), "acceptance_missing", { document: "terms", version: "t2" }],
    [accepting(null, "t1"), "document_changed", { document: "terms", version: "t2" }],
    [accepting(null, "t2", "provider"), "acceptance_missing", { document: "charter", version: "c1" }],
  ] as const;
  for (const [request, code, detail] of refusals)
    await expect(applyToJoin(town.context(), request)).rejects.toMatchObject({ code, detail });
  const person = await applyToJoin(town.context({ now: began + 5000 }), accepting("c1", "t2"));
  const kept = () => town.db.select().from(acceptance).where(eq(acceptance.member, person.id));
  const hash = sha256(textOf("t2").text);
  const one = { member: person.id, document: "terms", version: "t2", hash, at: began + 5000 };
  const unsigned = { keyId: null, signature: null, signedAt: null };
  expect(await kept()).toEqual([{ ...one, ...unsigned, enteredBy: null }]);
});

test("an application sent again is answered although the text has changed meanwhile", async () => {
  const request = accepting("c1", "t2", "provider");
  const answer = await applyToJoin(town.context(), request);
  await settle({ charter: textOf("c2", ["provider"]) });
  expect(await applyToJoin(town.context(), request)).toEqual(answer);
  const [newest, ...others] = (await listAcceptances(town.context(), town.admin, answer.id)).items;
  expect([newest?.version, others.length]).toEqual(["c1", 1]);
});

test("what somebody at the desk enters for a person who signed on paper bears both their names", async () => {
  const request = accepting(null, "t2");
  await applyToJoin(town.context(), request, { invitation: null, enteredBy: town.admin.member });
  const { items } = await listAcceptances(town.context(), town.admin, request.id);
  expect(items.map(({ enteredBy }) => enteredBy)).toEqual([{ id: town.admin.member, name: "Maud" }]);
  const recorded = await town.db.select().from(audit).where(eq(audit.onBehalfOf, request.id));
  expect(recorded).toMatchObject([{ actor: town.admin.member, action: "member.enter" }]);
  await expect(listAcceptances(town.context(), noor.caller, request.id)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("whoever was a member before is told what waits, and accepts it once", async () => {
  const named = { document: "terms", version: "t2" } as const;
  expect((await describeCaller(town.context(), noor.caller)).awaiting).toEqual([named]);
  await expect(
    acceptDocument(town.context(), noor.caller, { ...named, version: "t1" }),
  ).rejects.toMatchObject({ code: "document_changed", detail: named });
  const first = await acceptDocument(town.context({ now: began + 9000 }), noor.caller, named);
  expect(first).toMatchObject({ items: [{ ...named, at: began + 9000, enteredBy: null }], awaiting: [] });
  expect(await acceptDocument(town.context(), noor.caller, named)).toEqual(first);
  await settle({ terms: textOf("t3") });
  expect(await listAcceptances(town.context(), noor.caller)).toEqual({
    items: first.items,
    awaiting: [{ document: "terms", version: "t3" }],
  });
});

test("only those who serve at the desk enter what another member accepted", async () => {
  const named = { document: "terms", version: "t3" } as const;
  const { id: member } = await applyToJoin(town.context(), accepting(null, "t3"));
  await settle({ terms: { ...textOf("t4") } });
  const later = { ...named, version: "t4", member };
  await expect(acceptDocument(town.context(), noor.caller, later)).rejects.toMatchObject({
    code: "forbidden",
  });
  const { items } = await acceptDocument(town.context(), town.admin, later);
  expect(items.map(({ version, enteredBy }) => [version, enteredBy?.name])).toEqual([
    ["t4", "Maud"],
    ["t3", undefined],
  ]);
  await expect(
    acceptDocument(town.context(), town.admin, { ...later, member: newId() }),
  ).rejects.toMatchObject({ code: "unknown_member" });
});

test("a document that is withdrawn is asked of nobody, and its text stays readable", async () => {
  const at = Date.now();
  await settle({ terms: null }, at);
  await settle({ terms: null }, at + 1000);
  expect((await listDocuments(town.context())).map(({ document }) => document)).toEqual(["charter"]);
  expect(await readDocument(town.context(), { document: "terms", version: "t4" })).toMatchObject({
    inForceUntil: at,
  });
  expect((await describeCaller(town.context(), noor.caller)).awaiting).toEqual([]);
  await applyToJoin(town.context(), accepting(null, null));
});
