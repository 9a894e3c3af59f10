import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const WHOLE = "/usr/bin/chromium";
const SHELL = "/usr/bin/chromium-headless-shell";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The first of these that the machine has, else the one that npm ships. */
async function executable(...preferred: readonly string[]): Promise<string> {
  const installed = preferred.find((path) => existsSync(path));
  if (installed) return installed;
  // Without this the package does not unpack the libraries that its Chromium needs
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs22.x";
  const { default: shipped } = await import("@sparticuz/chromium");
  return shipped.executablePath();
}

// Not with the arguments that the shipped one proposes: they put everything into one process, which then ends with the
// first page, and turn off the very protections that are tried here

/** A browser without windows, which opens a page for half the work of a whole one. */
export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await executable(SHELL, WHOLE), args: quiet });

/** A whole browser, with its camera and its notifications, and with more arguments of its own. */
export const openWholeBrowser = async (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: await executable(WHOLE), args: [...quiet, ...more] });

/** A browser with one profile in a folder, which another program may drive too, on a port of this machine. */
export const openProfile = async (folder: string, port: number): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, {
    executablePath: await executable(WHOLE),
    args: [...quiet, `--remote-debugging-port=${port}`],
  });

export type Visit = { width?: number; language?: "fr" | "en"; scheme?: "light" | "dark" };

/** A page of a browser of its own; whatever its console complains of is kept in `complaints`. */
export async function visit(
  browser: Browser,
  { width = 390, language = "fr", scheme = "light" }: Visit = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: language === "fr" ? "fr-FR" : "en-GB",
    colorScheme: scheme,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, complaints };
}

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds against WCAG 2.2 AA and its best practices: rule and element of each. */
export async function violations(page: Page): Promise<string[]> {
  // The pages' own policy forbids scripts from elsewhere; the checker comes in by the debugger instead
  await page.evaluate(await readFile(axePath, "utf8"));
  return page.evaluate(async () => {
    const { violations: found } = await window.axe.run();
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
