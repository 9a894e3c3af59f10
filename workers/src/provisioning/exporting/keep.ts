import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { communityExport, exportChunk } from "@mereau/db/platform/schema.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte } from "drizzle-orm";

import type { ProvisioningDeps } from "#provisioning/deps.ts";
import { exportCommunity } from "#provisioning/export.ts";

export const EXPORT_KEPT_DAYS = 90;
/** Bytes before compression, so that a chunk stays below 1 MB whatever they are. */
const CHUNK_BYTES = 900_000;

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Buffer> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return Buffer.from(await new Response(packed).arrayBuffer());
}

/** The bytes of lines, cut into pieces of one chunk each wherever that falls, with the lines begun in each. */
async function* cut(lines: AsyncIterable<string>) {
  const piece = new Uint8Array(CHUNK_BYTES);
  let filled = 0;
  let begun = 0;
  for await (const line of lines) {
    begun += 1;
    for (let bytes = new TextEncoder().encode(line); bytes.length > 0;) {
      const taken = bytes.subarray(0, CHUNK_BYTES - filled);
      piece.set(taken, filled);
      filled += taken.length;
      bytes = bytes.subarray(taken.length);
      if (filled < CHUNK_BYTES) continue;
      yield { bytes: piece.slice(), lines: begun };
      filled = 0;
      begun = 0;
    }
  }
  if (filled > 0) yield { bytes: piece.slice(0, filled), lines: begun };
}

async function finishedExport({ platform }: ProvisioningDeps, community: string) {
  const [row = null] = await platform
    .select()
    .from(communityExport)
    .where(and(eq(communityExport.community, community), isNotNull(communityExport.finishedAt)));
  return row;
}

/**
 * Keeps the whole export of a community in the platform database for ninety days, once: with one kept already
 * nothing is done, and of two runs at once the first to finish is kept.
 */
export async function keepExport(deps: ProvisioningDeps, community: string): Promise<void> {
  if (!(await finishedExport(deps, community))) await writeExport(deps, community);
  if (!(await finishedExport(deps, community))) throw new Error(`The export of ${community} is gone`);
  await dropExports(deps, and(eq(communityExport.community, community), isNull(communityExport.finishedAt)));
}

async function writeExport(deps: ProvisioningDeps, community: string): Promise<void> {
  const { platform, now, random } = deps;
  const createdAt = now();
  const id = uuidV7(createdAt, random(10));
  const expiresAt = createdAt + EXPORT_KEPT_DAYS * DAY_MS;
  await platform.insert(communityExport).values({ id, community, createdAt, expiresAt, lines: 0, chunks: 0 });
  let lines = 0;
  let chunks = 0;
  for await (const piece of cut(exportCommunity(deps, community))) {
    chunks += 1;
    lines += piece.lines;
    if (!(await addChunk(deps, id, chunks, await gzip(piece.bytes)))) return;
  }
  await platform.$client.execute({
    // The index lets one export of a community be finished: for a later one this changes no row.
    sql: "UPDATE OR IGNORE community_export SET finished_at = ?, lines = ?, chunks = ? WHERE id = ?",
    args: [now(), lines, chunks, id],
  });
}

/** False when another run has finished meanwhile and dropped this export: no chunk is left without its export. */
async function addChunk(
  { platform }: ProvisioningDeps,
  id: string,
  seq: number,
  content: Buffer,
): Promise<boolean> {
  const { rowsAffected } = await platform.$client.execute({
    sql: `INSERT INTO export_chunk (export, seq, content)
      SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM community_export WHERE id = ?)`,
    args: [id, seq, content, id],
  });
  return rowsAffected === 1;
}

async function dropExports({ platform }: ProvisioningDeps, which: ReturnType<typeof and>): Promise<void> {
  const ids = platform.select({ id: communityExport.id }).from(communityExport).where(which);
  await platform.batch([
    platform.delete(exportChunk).where(inArray(exportChunk.export, ids)),
    platform.delete(communityExport).where(which),
  ]);
}

/** Forgets the exports whose time is over. */
export const dropExpiredExports = (deps: ProvisioningDeps): Promise<void> =>
  dropExports(deps, and(lte(communityExport.expiresAt, deps.now())));

/** The kept export of a deleted community as one gzip file, or null when there is none or its time is over. */
export async function readKeptExport(
  deps: ProvisioningDeps,
  community: string,
): Promise<AsyncIterable<Uint8Array> | null> {
  const kept = await finishedExport(deps, community);
  return kept && kept.expiresAt > deps.now() ? readChunks(deps, kept.id) : null;
}

async function* readChunks({ platform }: ProvisioningDeps, id: string): AsyncGenerator<Uint8Array> {
  for (let seq = 0; ; seq += 1) {
    const [chunk] = await platform
      .select()
      .from(exportChunk)
      .where(and(eq(exportChunk.export, id), gt(exportChunk.seq, seq)))
      .orderBy(asc(exportChunk.seq))
      .limit(1);
    if (!chunk) return;
    yield chunk.content;
  }
}
