import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { communityFace } from "@mereau/shared/contracts/communityFace.ts";
import { openBrowser } from "../browser.ts";
import { Community, type Member } from "./community.ts";
import { confirm, enter, openPay, protect } from "./visitor.ts";

let browser: Browser;
let community: Community;
let shop: Member;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mereau-receipt-"));
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  shop = await community.newMember("Boulangerie du Four", "0", "provider");
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

const command = fileURLToPath(new URL("../../scripts/verify.ts", import.meta.url));

/** What `npm run verify` says of a receipt that somebody was handed. */
async function verdictOf(receipt: string): Promise<string> {
  const file = join(folder, "receipt.txt");
  await writeFile(file, receipt);
  const { publicKey } = await community.api.ask(communityFace, "GET", `/v1/${community.slug}`);
  const said = promisify(execFile)(process.execPath, [command, "--receipt", file, "--key", publicKey]);
  return said.then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
}

test("a receipt is handed on with its signature, heard and felt as it is paid, and anybody can check it", async () => {
  const { page, context, complaints } = await enter(
    browser,
    community,
    await community.newMember("Alice Martin", "100"),
  );
  await protect(page, community);
  // Stand-ins for what this browser has none of
  await page.addInitScript(() => {
    const told = { buzzes: 0, tones: 0, text: "", file: "" };
    Reflect.set(globalThis, "told", told);
    navigator.vibrate = () => (told.buzzes += 1) > 0;
    navigator.canShare = () => true;
    navigator.share = async ({ text = "", files = [] } = {}) => {
      told.text = text;
      told.file = (await files[0]?.text()) ?? "";
    };
    globalThis.OscillatorNode = class extends OscillatorNode {
      override start(when?: number) {
        told.tones += 1;
        super.start(when);
      }
    };
  });
  await openPay(page, community, shop, "7.40");
  await confirm(page);
  await page.getByText("vérifié sur ce téléphone").waitFor();
  await page.getByRole("button", { name: "Partager le reçu" }).click();
  const told = () => page.evaluate(() => Reflect.get(globalThis, "told"));
  await expect.poll(told).toMatchObject({
    buzzes: 1,
    tones: 2,
    text: expect.stringMatching(/^7,40\stil payés par Alice Martin à Boulangerie du Four/),
  });
  const { file } = await told();
  expect(await verdictOf(file)).toContain("✓ The community signed this.");
  expect(await verdictOf(file.replace('"amount": 740', '"amount": 940'))).toContain(
    "✗ This is not what the community signed.",
  );
  expect(complaints).toEqual([]);
  await context.close();
});
