import { copyFile, cp, mkdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/*
 * node scripts/assets.ts
 * Gathers the static files that the Worker serves in dist/site: the styles of its own pages, the viewer of the API page out of its
 * package, and the apps as they were built. wrangler runs it before it builds.
 */

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const find = createRequire(new URL("../workers/package.json", import.meta.url));

const assets = at("dist/site/assets/");
await rm(assets, { recursive: true, force: true });
await cp(at("workers/assets/"), assets, { recursive: true });
await mkdir(`${assets}swagger/`);
for (const name of ["swagger-ui.css", "swagger-ui-bundle.js"])
  await copyFile(find.resolve(`swagger-ui-dist/${name}`), `${assets}swagger/${name}`);
for (const app of ["wallet", "admin"])
  await cp(at(`apps/${app}/dist/`), `${assets}${app}/`, { recursive: true });
