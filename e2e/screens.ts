import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import type { Browser } from "playwright-core";

import { openBrowser, type Visit } from "./browser.ts";
import { kioskScenes } from "./admin/kioskScenes.ts";
import { deskScenes } from "./admin/scenes.ts";
import { enterScene, type Scene } from "./wallet/scene.ts";
import { scenes } from "./wallet/scenes.ts";
import { type Show, startShow } from "./wallet/show.ts";

/*
 * npm run screens -- [--only home,pay] [--looks phone-light-fr] [--out DIR]
 * Takes a picture of every screen of the apps: phone and desk, light and dark, French and English. They are to be looked at:
 * DIR/index.html shows them all.
 */

const looks = (["phone", "desk"] as const).flatMap((size) =>
  (["light", "dark"] as const).flatMap((scheme) =>
    (["fr", "en"] as const).map((language) => ({
      name: `${size}-${scheme}-${language}`,
      visit: { width: size === "phone" ? 390 : 1280, scheme, language } satisfies Visit,
    })),
  ),
);

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    looks: { type: "string" },
    out: { type: "string", default: fileURLToPath(new URL("../dist/screens/", import.meta.url)) },
  },
});
const under = (path: string, all: readonly Scene[]) =>
  all.map((scene) => ({ ...scene, path: path + scene.path }));
const chosen = [...scenes, ...under("/admin", deskScenes), ...under("/kiosk", kioskScenes)].filter(
  ({ name }) => values.only?.split(",").includes(name) ?? true,
);
const chosenLooks = looks.filter(({ name }) => values.looks?.split(",").includes(name) ?? true);

async function shoot(
  browser: Browser,
  show: Show,
  scene: Scene,
  look: (typeof looks)[number],
): Promise<string> {
  const { width, language, scheme } = look.visit;
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    locale: language === "fr" ? "fr-FR" : "en-GB",
    colorScheme: scheme,
    deviceScaleFactor: 1.5,
    reducedMotion: "reduce",
  });
  await enterScene(context, show, scene);
  const page = await context.newPage();
  await page.goto(`${show.url}/${show.community.slug}${scene.path}`, { waitUntil: "networkidle" });
  await scene.prepare?.(page);
  const file = `${scene.name}.${look.name}.png`;
  await page.screenshot({ path: join(values.out, file) });
  await context.close();
  return file;
}

const show = await startShow((doing) => console.error(`  ${doing}`));
const browser = await openBrowser();
try {
  await rm(values.out, { recursive: true, force: true });
  await mkdir(values.out, { recursive: true });
  const files: string[] = [];
  for (const scene of chosen)
    for (const look of chosenLooks) files.push(await shoot(browser, show, scene, look));
  const figures = files.map(
    (file) => `<figure><img src="${file}" loading="lazy"><figcaption>${file}</figcaption></figure>`,
  );
  const style =
    "body{display:flex;flex-wrap:wrap;gap:1rem;background:#888}figure{margin:0}img{max-height:42rem}";
  await writeFile(
    join(values.out, "index.html"),
    `<!doctype html><title>Screens</title><style>${style}</style>${figures.join("\n")}\n`,
  );
  console.log(`${files.length} pictures in ${values.out}`);
} finally {
  await browser.close();
  await show.end();
}
