import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { audit } from "@mereau/db/tenant/schema.ts";
import { acceptDocument } from "#services/acceptances/accept.ts";
import { listAcceptances } from "#services/acceptances/list.ts";
import { revokeDeviceKey } from "#services/keys/revokeDeviceKey.ts";
import { changeSettings } from "#services/settings/change.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";
import { type Phone, phoneOf, signedBy } from "#testing/signedAcceptance.ts";

let town: TestCommunity;
let noor: Awaited<ReturnType<TestCommunity["join"]>>;
let other: Awaited<ReturnType<TestCommunity["join"]>>;
let phone: Phone;

const at = Date.now();
const textOf = (version: string) => `Chacun répond de son compte (${version}).`;

const settle = (version: string) =>
  changeSettings(town.context(), town.admin, { terms: { version, text: textOf(version), types: [] } });

const facts = (version: string, change: object = {}) => ({
  community: town.request.id,
  member: noor.caller.member,
  document: "terms" as const,
  version,
  text: textOf(version),
  signedAt: at,
  ...change,
});

const accept = (request: Parameters<typeof acceptDocument>[2], now = at) =>
  acceptDocument(town.context({ now }), noor.caller, request);

const signedLines = () =>
  town.db
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.action, "document.sign"), eq(audit.actor, noor.caller.member)));

beforeAll(async () => {
  town = await startCommunity();
  [noor, other] = [await town.join("Noor"), await town.join("Ada")];
  phone = await phoneOf(town, noor.caller, at);
  await settle("t1");
});

afterAll(() => town.close());

test("a signature over anything else is refused, and nothing is recorded by it", async () => {
  const good = signedBy(phone, facts("t1"));
  const forged = [
    facts("t1", { community: newId() }),
    facts("t1", { member: other.caller.member }),
    facts("t1", { document: "charter" }),
    facts("t0"),
    facts("t1", { text: textOf("t0") }),
    facts("t1", { signedAt: at - 1 }),
  ].map((wrong) => ({
    ...good,
    signed: { ...good.signed, signature: signedBy(phone, wrong).signed.signature },
  }));
  for (const request of forged)
    await expect(accept(request)).rejects.toMatchObject({
      code: "signature_invalid",
      fields: [{ field: "signed.signature", code: "signature_invalid" }],
    });
  expect(await listAcceptances(town.context(), noor.caller)).toEqual({
    items: [],
    awaiting: [{ document: "terms", version: "t1" }],
  });
});

test("a key that is another member’s, revoked or unknown signs nothing, nor does anybody for another", async () => {
  const [hers, lost] = [await phoneOf(town, other.caller), await phoneOf(town, noor.caller)];
  await revokeDeviceKey(town.context(), noor.caller, lost.id);
  for (const device of [hers, lost, { ...phone, id: newId() }])
    await expect(accept(signedBy(device, facts("t1")))).rejects.toMatchObject({ code: "unknown_key" });
  const onHerBehalf = { ...signedBy(phone, facts("t1")), member: noor.caller.member };
  await expect(acceptDocument(town.context(), town.admin, onHerBehalf)).rejects.toMatchObject({
    code: "unknown_key",
  });
});

test("a device whose clock is far off is told so", async () => {
  for (const signedAt of [at - 600_001, at + 600_001])
    await expect(accept(signedBy(phone, facts("t1", { signedAt })))).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ field: "signed.signedAt", code: "clock_off" }],
    });
});

test("what is accepted with a signature is kept with it, once, and the same sent again is taken for good", async () => {
  const request = signedBy(phone, facts("t1"));
  const { signature } = request.signed;
  const kept = await accept(request, at + 5_000);
  expect(kept).toMatchObject({
    items: [
      { version: "t1", at: at + 5_000, signed: { key: { id: phone.id, name: "Fairphone" }, at, signature } },
    ],
    awaiting: [],
  });
  expect(await accept(request, at + 3_600_000)).toEqual(kept);
  const again = signedBy(await phoneOf(town, noor.caller), facts("t1", { signedAt: at + 9_000 }));
  expect(await accept(again)).toEqual(kept);
  expect(await signedLines()).toEqual([{ detail: { version: "t1", keyId: phone.id } }]);
});

test("what was only recorded is signed later, though another version is in force by then", async () => {
  await settle("t2");
  await accept({ document: "terms", version: "t2" });
  await settle("t3");
  const [, second] = (await accept(signedBy(phone, facts("t2")))).items;
  const [first] = (await listAcceptances(town.context(), noor.caller)).items;
  expect([first?.signed?.key.id, second?.signed?.key.id]).toEqual([phone.id, phone.id]);
  await expect(accept({ document: "terms", version: "t2" })).rejects.toMatchObject({
    code: "document_changed",
  });
  await settle("t4");
  await expect(accept(signedBy(phone, facts("t3")))).rejects.toMatchObject({ code: "document_changed" });
});

test("once the key is revoked, what it signed stays signed", async () => {
  await revokeDeviceKey(town.context(), noor.caller, phone.id);
  const { items } = await listAcceptances(town.context(), noor.caller);
  expect(items.map(({ version, signed }) => [version, signed?.key.id])).toEqual([
    ["t1", phone.id],
    ["t2", phone.id],
  ]);
  await expect(accept(signedBy(phone, facts("t4")))).rejects.toMatchObject({ code: "unknown_key" });
});
