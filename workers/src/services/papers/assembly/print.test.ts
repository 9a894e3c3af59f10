import { writeFile } from "node:fs/promises";

import { afterAll, beforeAll, expect, test } from "vitest";

import { momentOf } from "@mereau/shared/calendar/date.ts";
import { printAssemblyReport } from "#services/papers/assembly/print.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";
import { readPdf } from "#testing/readPdf.ts";

const DAY = 86_400_000;

let town: TestCommunity;
let noor: Awaited<ReturnType<TestCommunity["join"]>>;
let now = momentOf("2027-03-01") + 9 * 3_600_000;

beforeAll(async () => {
  town = await startCommunity({ name: "La Ruche du Haut-Pays" });
  noor = await town.join("Noor");
  const shop = await town.join("Fournil", "provider");
  await town.runDue(now);
  await town.endow(noor.account, "1000");
  for (let times = 0; times < 6; times += 1) {
    await createTransfer(town.context({ now }), noor.caller, {
      ...paymentOf(noor.account, shop.account, "25.50"),
      category: "bread",
    });
    now += 5 * DAY;
    await town.runDue(now);
  }
});

afterAll(() => town.close());

/** The text of the report, in one line; to look at, where PAPERS names a folder. */
async function print(year: number, language: "fr" | "en" = "fr") {
  const bytes = await printAssemblyReport(town.context({ now }), town.admin, { year, language });
  const folder = process.env["PAPERS"];
  if (folder !== undefined) await writeFile(`${folder}/assembly-${year}-${language}.pdf`, bytes);
  const pages = await readPdf(bytes);
  return { pages, text: pages.map(({ text }) => text.replaceAll(/\s+/g, " ")).join(" ") };
}

test("a year is told in figures with their units, and adds up to what was paid", async () => {
  const { pages, text } = await print(2027);
  expect(pages.length).toBeLessThanOrEqual(2);
  for (const part of [
    "La Ruche du Haut-Pays",
    "Rapport à l’assemblée générale",
    "du 1er janvier 2027 au 31 mars 2027",
    "6 paiements",
    "Frais perçus",
    "La vitesse dit combien de fois",
    `Page 1 sur ${pages.length}`,
  ])
    expect(text).toContain(part);
  // 6 × 25.50, as the whole, as a category and as a flow
  expect(text.match(/153,00 \S+/g)).toHaveLength(3);
  expect(text).toMatch(/bread 153,00/);
  expect(text).toMatch(/En circulation à la fin 1 000,00 \S+/);
  expect(text).toMatch(/Membres actifs 2 /);
});

test("a year before anything happened says so, in English too", async () => {
  const { text } = await print(2025, "en");
  expect(text).toContain("Nothing circulated: there is no velocity to tell.");
  expect(text).toContain("Nothing this year.");
  expect(text).toContain("Members of the community: 0");
});

test("it is for those who oversee the community, and of no year to come", async () => {
  const asked = { year: 2027, language: "fr" } as const;
  const byMember = printAssemblyReport(town.context({ now }), noor.caller, asked);
  await expect(byMember).rejects.toMatchObject({ code: "forbidden" });
  const ahead = printAssemblyReport(town.context({ now }), town.admin, { ...asked, year: 2028 });
  await expect(ahead).rejects.toMatchObject({ code: "invalid_input" });
});
