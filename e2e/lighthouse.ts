import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { examine } from "./measure/lighthouse.ts";
import { signInProfile, withProfile } from "./measure/profile.ts";
import { weighApp } from "./measure/weight.ts";
import { sessionCookie, startShow } from "./wallet/show.ts";

/*
 * npm run lighthouse
 * Lighthouse on its throttled phone, on the wallet signed out and signed in, with what each loads; reports in dist/lighthouse/.
 * Ends with an error where a figure misses its goal.
 */

const out = fileURLToPath(new URL("../dist/lighthouse/", import.meta.url));
const goals = { performance: 95, accessibility: 100, "best-practices": 95, seo: 95 };
const INTERACTIVE_MS_MAX = 2_000;
const HOME_SCRIPTS_KB_MAX = 40;
const HOME_KB_MAX = 60;
const APP_SCRIPTS_KB_MAX = 120;

const failures: string[] = [];

function check(what: string, value: number, isMet: boolean, goal: string): void {
  const shown = String(Math.round(value * 100) / 100).padStart(9);
  console.log(`${isMet ? "✓" : "✗"} ${what.padEnd(44)} ${shown}   ${goal}`);
  if (!isMet) failures.push(what);
}

const checkMost = (what: string, value: number, most: number) =>
  check(what, value, value <= most, `≤ ${most}`);

async function checkVisit(home: string, port: number, who: string): Promise<void> {
  const found = await examine(home, port, `${out}${who.replace(" ", "-")}.html`);
  for (const category of ["performance", "accessibility", "best-practices", "seo"] as const) {
    const score = found.scores[category];
    check(`${who}: ${category}`, score, score >= goals[category], `≥ ${goals[category]}`);
  }
  checkMost(`${who}: time to interactive, ms`, found.interactiveMs, INTERACTIVE_MS_MAX);
  check(`${who}: layout shift`, found.layoutShift, found.layoutShift < 0.01, "0");
  checkMost(`${who}: scripts, kB gzipped`, found.weight.scripts, HOME_SCRIPTS_KB_MAX);
  checkMost(`${who}: page, scripts, styles, kB gzipped`, found.weight.all, HOME_KB_MAX);
}

const show = await startShow((doing) => console.error(`  ${doing}`));
try {
  await mkdir(out, { recursive: true });
  const { url, community } = show;
  const { slug, members, admin } = community;
  const home = `${url}/${slug}/`;
  await withProfile(async (context, port) => {
    await checkVisit(home, port, "signed out");
    await signInProfile(context, home, sessionCookie(url, slug, members[1]?.token ?? admin.token));
    await checkVisit(home, port, "signed in");
  });
  const app = await weighApp();
  checkMost("whole app: scripts, kB gzipped", app.scripts, APP_SCRIPTS_KB_MAX);
  console.log(`  with its styles: ${app.all.toFixed(1)} kB`);
} finally {
  await show.end();
}
if (failures.length > 0) {
  console.error(`Missed: ${failures.join("; ")}`);
  process.exitCode = 1;
}
