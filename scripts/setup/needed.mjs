import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {Record<string, { version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }>} Packages */

/** @param {string} root */
export const nodeOf = (root) => join(root, "node_modules/node/bin/node");

/** @param {string} root */
const stampOf = (root) => join(root, "node_modules/.mereau-setup");

/** @param {string} root */
function lockfileHash(root) {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  return hash.update(`${process.platform} ${process.arch}`).digest("hex");
}

/**
 * What is not installed as the lockfile says: names of packages, at most `most` of them.
 *
 * @param {Packages} wanted of package-lock.json
 * @param {Packages} installed of node_modules/.package-lock.json, which npm writes at the end of an installation
 */
export function missingPackages(wanted, installed, most = 3) {
  const missing = [];
  for (const [path, { version, link, optional, devOptional }] of Object.entries(wanted)) {
    if (!path.includes("node_modules/") || link) continue;
    const found = installed[path];
    if (!found && (optional || devOptional)) continue;
    if (found?.version !== version) missing.push(path.replace(/^.*node_modules\//, ""));
    if (missing.length === most) break;
  }
  return missing;
}

/**
 * Why packages have to be installed before a script can run; null when everything is there.
 * A folder that somebody installed by hand is recognised, and stamped so that the next look is quick.
 *
 * @param {string} root the folder of package-lock.json
 * @returns {string | null} a clause that completes "Installing packages: …"
 */
export function installationNeeded(root) {
  if (!existsSync(join(root, "node_modules"))) return "nothing is installed yet";
  const stamp = stampOf(root);
  if (!existsSync(nodeOf(root))) return "Node 24 is missing";
  const hash = lockfileHash(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return null;
  const hidden = join(root, "node_modules/.package-lock.json");
  if (!existsSync(hidden)) return "an earlier installation was cut off";
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const missing = missingPackages(wanted, JSON.parse(readFileSync(hidden, "utf8")).packages);
  if (missing.length > 0) return `package-lock.json has changed (${missing.join(", ")})`;
  writeStamp(root);
  return null;
}

/** Notes that what is installed is what the lockfile says. @param {string} root */
export const writeStamp = (root) => writeFileSync(stampOf(root), lockfileHash(root));
