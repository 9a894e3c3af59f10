import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { acceptance, deviceKey, documentVersion } from "@mereau/db/tenant/schema.ts";
import type { Reader } from "@mereau/db/ledger/verify/batches.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { exportCommunity } from "../../workers/src/provisioning/export.ts";
import { acceptDocument } from "../../workers/src/services/acceptances/accept.ts";
import { changeSettings } from "../../workers/src/services/settings/change.ts";
import { startCommunity, type TestCommunity } from "../../workers/src/testing/community.ts";
import { phoneOf, signedBy } from "../../workers/src/testing/signedAcceptance.ts";
import { checkAcceptances } from "./acceptances.ts";
import { verify } from "./run.ts";

let town: TestCommunity;
let folder: string;
let noor: string;
let ada: string;

const cells = z.array(z.union([z.string(), z.number(), z.null()]));
const text = "Le miel est à tous.";

beforeAll(async () => {
  town = await startCommunity();
  folder = await mkdtemp(join(tmpdir(), "mereau-verify-test-"));
  const [{ caller }, other] = [await town.join("Noor"), await town.join("Ada")];
  await changeSettings(town.context(), town.admin, { charter: { version: "c1", text, types: [] } });
  [noor, ada] = [caller.member, other.caller.member];
  const named = { document: "charter", version: "c1" } as const;
  const facts = { ...named, community: town.request.id, member: noor, text, signedAt: Date.now() };
  await acceptDocument(town.context(), caller, signedBy(await phoneOf(town, caller), facts));
  await acceptDocument(town.context(), other.caller, named);
});

afterAll(async () => {
  await town.close();
  await rm(folder, { recursive: true });
});

const found = async () => {
  const read: Reader = async (sql) =>
    (await town.db.$client.execute(sql)).rows.map((row) => cells.parse(Array.from(row)));
  const { acceptances, faults } = await checkAcceptances(read, town.request.id);
  return { acceptances, faults: faults.map(({ what }) => what) };
};

test("what is signed is counted and checked in an export, and what was only recorded is left alone", async () => {
  const exportPath = join(folder, "export.jsonl");
  const lines: string[] = [];
  for await (const line of exportCommunity(town.world.startIsolate(), town.request.id)) lines.push(line);
  await writeFile(exportPath, lines.join(""));
  const verified = await verify({ exportPath, key: null }, () => undefined);
  expect([verified.acceptances, verified.faults]).toEqual([1, []]);
});

test("a forged one is found, whichever part of it was forged", async () => {
  const [kept] = await town.db.select().from(deviceKey);
  const notTheirs = `key ${kept?.id} was not theirs when it was signed`;
  const notSigned = `it is not what key ${kept?.id} signed`;
  const row = (await town.db.select().from(acceptance)).find(({ member }) => member === noor);
  if (!kept || !row) throw new Error("nothing was signed");
  const forgeries = [
    [{ signedAt: (row.signedAt ?? 0) + 1 }, [notSigned]],
    [{ signature: "A".repeat(86) }, [notSigned]],
    [{ signature: null }, [notSigned]],
    [{ version: "c2" }, ["its hash is not that of the text", notSigned]],
    [{ signedAt: kept.createdAt - 600_001 }, [notTheirs]],
    [{ keyId: noor }, [`key ${noor} was not theirs when it was signed`]],
  ] as const;
  for (const [forged, faults] of forgeries) {
    await town.db.delete(acceptance);
    await town.db.insert(acceptance).values({ ...row, ...forged });
    expect(await found()).toEqual({ acceptances: 1, faults });
  }
  // Put under the name of somebody else
  await town.db.delete(acceptance);
  await town.db.insert(acceptance).values({ ...row, member: ada });
  expect(await found()).toEqual({ acceptances: 1, faults: [notTheirs] });
  await town.db.delete(acceptance);
  await town.db.insert(acceptance).values(row);
  await town.db.update(documentVersion).set({ text: "Le miel est à moi." });
  expect(await found()).toEqual({ acceptances: 1, faults: ["its hash is not that of the text"] });
  await town.db.update(documentVersion).set({ text });
  await town.db.update(deviceKey).set({ revokedAt: (row.signedAt ?? 0) - 600_001 });
  expect(await found()).toEqual({ acceptances: 1, faults: [notTheirs] });
});
