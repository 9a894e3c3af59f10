import { mkdtemp, readdir, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY = "/dev/shm";
/** Bytes; what the tests keep at once is a quarter of it. */
const ROOM_MIN = 1_000_000_000;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Takes away what runs that were killed have left; a folder says whose it is. */
async function sweep(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (!Number.isNaN(pid) && !isAlive(pid)) await rm(join(parent, name), { recursive: true, force: true });
  }
}

/**
 * Makes a folder for databases that go with the run: in memory where the machine has room there, since every commit
 * waits for the disk, which is most of the time of a test. The local server's own tests stay on the disk.
 *
 * @param prefix what its name begins with
 */
export async function makeQuickFolder(prefix: string): Promise<string> {
  const room = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  const parent = room < ROOM_MIN ? tmpdir() : MEMORY;
  await sweep(parent, prefix);
  return mkdtemp(join(parent, `${prefix}${process.pid}-`));
}
