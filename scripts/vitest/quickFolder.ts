import { mkdtemp, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY = "/dev/shm";
/** Bytes; what the tests keep at once is a quarter of it. */
const ROOM_MIN = 1_000_000_000;

/**
 * Makes a folder for databases that go with the run: in memory where the machine has room there, since every commit
 * waits for the disk, which is most of the time of a test. The local server's own tests stay on the disk.
 */
export async function makeQuickFolder(prefix: string): Promise<string> {
  const room = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return mkdtemp(join(room < ROOM_MIN ? tmpdir() : MEMORY, prefix));
}
