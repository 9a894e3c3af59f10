import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import lighthouse, { type Flags } from "lighthouse";
import * as z from "zod";

import { openProfile } from "./browser.ts";
import { sessionCookie, startShow } from "./wallet/show.ts";

/*
 * npm run lighthouse
 * Lighthouse on its throttled phone, on the wallet signed out and signed in, with what each loads; reports in dist/lighthouse/.
 * Ends with an error where a figure misses its goal.
 */

const out = fileURLToPath(new URL("../dist/lighthouse/", import.meta.url));
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
const goals = { performance: 95, accessibility: 100, "best-practices": 95, seo: 95 };
const TTI_MS_MAX = 2_000;
const HOME_JS_KB_MAX = 40;
const HOME_KB_MAX = 60;
const APP_JS_KB_MAX = 120;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("No port")),
      );
    });
  });

const examined = z.looseObject({
  categories: z.record(z.string(), z.looseObject({ score: z.number().nullable() })),
  audits: z.looseObject({
    interactive: z.looseObject({ numericValue: z.number() }),
    "cumulative-layout-shift": z.looseObject({ numericValue: z.number() }),
    "network-requests": z.looseObject({
      details: z.looseObject({
        items: z.array(z.looseObject({ url: z.string(), resourceType: z.string().optional() })),
      }),
    }),
  }),
});

const BASE = "/assets/wallet/";
const files = fileURLToPath(new URL("../apps/wallet/dist/", import.meta.url));
const gzipKb = async (name: string) =>
  gzipSync(await readFile(join(files, name)), { level: 9 }).length / 1000;

const weigh = async (names: string[]): Promise<number> =>
  (await Promise.all(names.map(gzipKb))).reduce((sum, size) => sum + size, 0);

/** What the whole app weighs, the scanner and the map, which come when they are opened, left aside: its scripts in kB, gzipped. */
async function weighApp(): Promise<number> {
  const manifest = z
    .record(z.string(), z.looseObject({ file: z.string() }))
    .parse(JSON.parse(await readFile(`${files}manifest.json`, "utf8")));
  const scripts = Object.entries(manifest).filter(
    ([source, { file }]) => file.endsWith(".js") && !/zxing|leaflet|texts\/en/.test(source),
  );
  return weigh([...new Set(scripts.map(([, { file }]) => file))]);
}

/** What the first screen loaded, in kB gzipped: of these paths the app's own files, and the page itself. */
async function weighHome(home: string, paths: string[]): Promise<{ scripts: number; all: number }> {
  const own = new Set(paths.filter((path) => path.startsWith(BASE)).map((path) => path.slice(BASE.length)));
  const page = gzipSync(await (await fetch(home, { headers: { Accept: "text/html" } })).text()).length / 1000;
  const scripts = await weigh([...own].filter((name) => name.endsWith(".js")));
  return { scripts, all: page + scripts + (await weigh([...own].filter((name) => !name.endsWith(".js")))) };
}

const failures: string[] = [];
const check = (what: string, value: number, isMet: boolean, goal: string) => {
  console.log(
    `${isMet ? "✓" : "✗"} ${what.padEnd(44)} ${String(Math.round(value * 100) / 100).padStart(9)}   ${goal}`,
  );
  if (!isMet) failures.push(what);
};

/** Lighthouse's throttled phone on one address, in a browser that answers on this port. */
async function examine(address: string, port: number, name: string) {
  const settings: Flags = {
    port,
    logLevel: "error",
    output: "html",
    onlyCategories: [...categories],
    disableStorageReset: true,
  };
  const result = await lighthouse(address, settings);
  if (!result) throw new Error("Lighthouse gave no result");
  await writeFile(`${out}${name}.html`, String(result.report));
  return examined.parse(JSON.parse(JSON.stringify(result.lhr)));
}

async function checkVisit(home: string, port: number, who: string): Promise<void> {
  const report = await examine(home, port, who);
  for (const category of categories) {
    const score = Math.round((report.categories[category]?.score ?? 0) * 100);
    check(`${who}: ${category}`, score, score >= goals[category], `≥ ${goals[category]}`);
  }
  const tti = report.audits.interactive.numericValue;
  check(`${who}: time to interactive, ms`, tti, tti <= TTI_MS_MAX, `≤ ${TTI_MS_MAX}`);
  const shift = report.audits["cumulative-layout-shift"].numericValue;
  check(`${who}: layout shift`, shift, shift < 0.01, "0");
  const paths = report.audits["network-requests"].details.items.map(({ url }) => new URL(url).pathname);
  const { scripts, all } = await weighHome(home, paths);
  check(`${who}: scripts, kB gzipped`, scripts, scripts <= HOME_JS_KB_MAX, `≤ ${HOME_JS_KB_MAX}`);
  check(`${who}: page, scripts, styles, kB gzipped`, all, all <= HOME_KB_MAX, `≤ ${HOME_KB_MAX}`);
}

const show = await startShow((doing) => console.error(`  ${doing}`));
const profile = await mkdtemp(join(tmpdir(), "mereau-lighthouse-"));
const port = await freePort();
const context = await openProfile(profile, port);
try {
  await mkdir(out, { recursive: true });
  const { url, community } = show;
  const { slug, members, admin } = community;
  const home = `${url}/${slug}/`;
  await checkVisit(home, port, "signed out");
  await context.addCookies([sessionCookie(url, slug, members[1]?.token ?? admin.token)]);
  const page = await context.newPage();
  await page.goto(home);
  await page.evaluate(async (key) => {
    localStorage.setItem(key, "yes");
    document.cookie = `mereau_wallet=yes; path=${location.pathname}; secure`;
    // As on a phone that opens it for the first time
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  }, `mereau:${slug}:signed-in`);
  await page.close();
  await checkVisit(home, port, "signed in");
  const app = await weighApp();
  check("whole app: scripts, kB gzipped", app, app <= APP_JS_KB_MAX, `≤ ${APP_JS_KB_MAX}`);
} finally {
  await context.close();
  await show.end();
  await rm(profile, { recursive: true, force: true });
}
if (failures.length > 0) {
  console.error(`Missed: ${failures.join("; ")}`);
  process.exitCode = 1;
}
