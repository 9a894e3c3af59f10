import { createHash } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** @param {unknown} error @param {string} code */
const hasCode = (error, code) => error instanceof Error && "code" in error && error.code === code;

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/** One name for each checkout, outside of it: npm empties node_modules. @param {string} root */
export const lockPath = (root) =>
  join(tmpdir(), `mereau-setup-${createHash("sha256").update(root).digest("hex").slice(0, 16)}.lock`);

/** The process that holds the lock, or null when nobody alive does. @param {string} path */
function holder(path) {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    return Number.isSafeInteger(pid) && pid > 0 && isAlive(pid) ? pid : null;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** Moves a dead process's lock away; puts it back when another one took it over in between. @param {string} path */
function clearStale(path) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (holder(aside) !== null) linkSync(aside, path);
    rmSync(aside);
  } catch (error) {
    if (!hasCode(error, "ENOENT") && !hasCode(error, "EEXIST")) throw error;
  }
}

/**
 * Runs `work` while no other process runs its own under the same path. A lock that a dead process left is taken over.
 *
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {(pid: number) => void} onWait told once, with the process that has the lock
 * @returns {Promise<T>}
 */
export async function withLock(path, work, onWait) {
  for (let waited = false; ;) {
    try {
      // Made under another name first: a lock never lacks its process number.
      const own = `${path}.${process.pid}.new`;
      writeFileSync(own, String(process.pid));
      try {
        linkSync(own, path);
      } finally {
        rmSync(own);
      }
      break;
    } catch (error) {
      if (!hasCode(error, "EEXIST")) throw error;
    }
    const pid = holder(path);
    if (pid === null) {
      clearStale(path);
      continue;
    }
    if (!waited) onWait(pid);
    waited = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
