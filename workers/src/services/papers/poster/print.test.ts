import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

import { readScanned } from "@mereau/shared/payments/payLink.ts";
import { drawings } from "@mereau/shared/pictures/testing.ts";
import { renameAccount } from "#services/accounts/rename.ts";
import { setStatus } from "#services/accounts/setStatus.ts";
import { setLogo } from "#services/pictures/logo.ts";
import { printPoster } from "#services/papers/poster/print.ts";
import { startCommunity, type TestCommunity } from "#testing/community.ts";
import { readPdf } from "#testing/readPdf.ts";

const origin = "https://pay.example.org";

let town: TestCommunity;
let shop: Awaited<ReturnType<TestCommunity["join"]>>;

beforeAll(async () => {
  const wasm = fileURLToPath(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm"));
  const { buffer } = Uint8Array.from(await readFile(wasm));
  await prepareZXingModule({ overrides: { wasmBinary: buffer }, fireImmediately: true });
  town = await startCommunity();
  shop = await town.join("Boulangerie du Four");
});

afterAll(() => town.close());

type Asked = Partial<Parameters<typeof printPoster>[3]> & { account?: string };

/** A poster as it hangs there: its text, and what a camera reads of it; to look at, where PAPERS names a folder. */
async function hang({ account = shop.account, ...asked }: Asked = {}) {
  const usual = { size: "a5", code: "link", language: "fr", origin } as const;
  const bytes = await printPoster(town.context(), shop.caller, account, { ...usual, ...asked });
  const folder = process.env["PAPERS"];
  if (folder !== undefined)
    await writeFile(`${folder}/poster-${asked.size ?? asked.code ?? "a5"}.pdf`, bytes);
  const [page, ...more] = await readPdf(bytes, 1);
  if (!page || more.length > 0) throw new Error("A poster is one page");
  const { width, height, rgba, text } = page;
  const image = { data: new Uint8ClampedArray(rgba), width, height, colorSpace: "srgb" } as const;
  const codes = await readBarcodes(image);
  return {
    width,
    height,
    text: text.replaceAll(/\s+/g, " "),
    codes: codes.map((code) => [code.format, code.text]),
  };
}

test("the code of a poster is the account’s short link, at each size of paper", async () => {
  const link = `${origin}/${town.request.slug}/p/${shop.number}`;
  const sizes = [
    ["a4", 595, 842],
    ["a5", 420, 595],
    ["a6", 298, 420],
  ] as const;
  for (const [size, width, height] of sizes) {
    const poster = await hang({ size });
    expect(poster.codes).toEqual([["QRCode", link]]);
    expect(Math.abs(poster.width - width) + Math.abs(poster.height - height)).toBeLessThan(3);
  }
});

test("a poster says whom one pays, in what, and the number to type", async () => {
  const { text } = await hang();
  for (const part of [
    "Boulangerie du Four",
    "Ici, on paie en Miel",
    `ou tapez le numéro ${shop.number}`,
    `pay.example.org/${town.request.slug}`,
  ])
    expect(text).toContain(part);
  expect((await hang({ language: "en" })).text).toContain("You can pay in Miel here");
});

test("the code for tills is the counter code of that account, which leads to it", async () => {
  const { codes, text } = await hang({ code: "counter" });
  const here = { origin, slug: town.request.slug };
  const [, written = ""] = codes[0] ?? [];
  const read = { kind: "pay", by: "counter", where: "here", number: String(shop.number), currency: "MIEL" };
  expect(readScanned(written, here)).toMatchObject(read);
  expect(text).toContain("Code de comptoir");
});

test("a long name stands on two lines at most, and the code is read all the same", async () => {
  const name = "Association des producteurs et productrices de la vallée haute de l’Aigue";
  await renameAccount(town.context(), shop.caller, shop.account, name);
  const { text, codes } = await hang({ size: "a6" });
  expect(text).toContain("Association des producteurs et productrices de la vallée haute de l’Aigue");
  expect(codes).toHaveLength(1);
});

const settle = (type: "png" | "jpeg" | "webp") =>
  setLogo(town.context(), town.admin, { type: `image/${type}`, bytes: drawings[type] });

test("a logo takes the place of the token, unless it is of a kind that no PDF shows", async () => {
  expect((await hang()).text).toMatch(/^e Essai/);
  for (const type of ["png", "jpeg"] as const) {
    await settle(type);
    expect((await hang()).text).toMatch(/^Essai/);
  }
  await settle("webp");
  expect((await hang()).text).toMatch(/^e Essai/);
});

test("nobody else prints it, and what cannot be paid has none", async () => {
  const other = await town.join("Ada");
  const usual = { size: "a5", code: "link", language: "fr", origin } as const;
  const printed = printPoster(town.context(), other.caller, shop.account, usual);
  await expect(printed).rejects.toMatchObject({ code: "forbidden" });
  const system = printPoster(town.context(), town.admin, "MIEL:issuance", usual);
  await expect(system).rejects.toMatchObject({ code: "system_account" });
  await setStatus(town.context(), town.admin, shop.account, "closed");
  await expect(hang()).rejects.toMatchObject({ code: "account_closed" });
});
