import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { encodeLatin9 } from "@mereau/shared/journal/fec/latin9.ts";

import { checkFecFile } from "./fecFile.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mereau-fec-"));
});

afterAll(() => rm(folder, { recursive: true }));

const file = [
  "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise",
  "BQ\tBanque\t1\t20261105\t5121\tBanque à part\t\t\tV1\t20261105\tÉmission\t50,00\t0,00\t\t\t20261105\t\t",
  "BQ\tBanque\t1\t20261105\t4682\tAdhérents\tM1\tZoé\tV1\t20261105\tÉmission\t0,00\t50,00\t\t\t20261105\t50,00\tMIEL",
  "",
].join("\r\n");

async function check(name: string, content: string | Uint8Array) {
  const path = join(folder, name);
  await writeFile(path, content);
  return checkFecFile(path);
}

const named = async (name: string) => (await check(name, file)).remarks;

test("a file is read in either of its two encodings, and its name is looked at", async () => {
  const utf8 = await check("732829320FEC20261231.txt", file);
  expect(utf8).toMatchObject({ faults: [], remarks: [], encoding: "utf-8", lines: 2, debit: 5_000n });
  const latin9 = await check("732829320FEC20261231.txt", encodeLatin9(file));
  expect(latin9).toMatchObject({ faults: [], remarks: [], encoding: "iso-8859-15", lines: 2 });
});

test("a name that is not as the administration wants it is remarked, and is no fault", async () => {
  expect(await named("le-mielFEC20261231.txt")).toEqual([expect.stringContaining("its name is not")]);
  expect(await named("732829321FEC20261231.txt")).toEqual([expect.stringContaining("732829321, is none")]);
  expect(await named("732829320FEC20261031.txt")).toEqual([expect.stringContaining("after 20261031")]);
});

test("a fault is told with its line", async () => {
  const { faults } = await check("732829320FEC20261231.txt", file.replace("\t50,00\t0,00", "\t50,01\t0,00"));
  expect(faults).toContainEqual({ line: 2, what: "écriture 1 is out of balance by 0,01" });
});

test("a file that is not there is nothing to verify", async () => {
  await expect(checkFecFile(join(folder, "none.txt"))).rejects.toThrow(/There is no file/);
});
