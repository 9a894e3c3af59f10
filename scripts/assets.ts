import { copyFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/*
 * node scripts/assets.ts
 * Puts the files of the API page's viewer among the static assets, out of its package; wrangler runs it before it builds.
 */

const target = fileURLToPath(new URL("../apps/admin/public/assets/swagger/", import.meta.url));
const find = createRequire(new URL("../workers/package.json", import.meta.url));

await mkdir(target, { recursive: true });
for (const name of ["swagger-ui.css", "swagger-ui-bundle.js"])
  await copyFile(find.resolve(`swagger-ui-dist/${name}`), `${target}${name}`);
