import { readFile } from "node:fs/promises";
import { SourceMap, type SourceMapPayload } from "node:module";

import * as z from "zod";

const frame = z.object({
  functionName: z.string(),
  url: z.string(),
  lineNumber: z.int(),
  columnNumber: z.int(),
});

/** A V8 CPU profile, as far as it is read here. */
export const profileSchema = z.object({
  nodes: z.array(z.object({ id: z.int(), callFrame: frame })),
  samples: z.array(z.int()),
  timeDeltas: z.array(z.number()),
});

type Profile = z.infer<typeof profileSchema>;
type Frame = z.infer<typeof frame>;

const LINES = 30;
const BUSY_SHARE_MIN = 0.005;

/** Where a function stands in its source, when there is a map of the bundle it comes from. */
function placeOf({ functionName, url, lineNumber, columnNumber }: Frame, map: SourceMap | null): string {
  const name = functionName || "(anonymous)";
  if (url === "" && lineNumber < 0) return name;
  const origin = map?.findOrigin(lineNumber + 1, columnNumber + 1);
  if (origin && "fileName" in origin)
    return `${origin.name ?? name} ${origin.fileName.replace(/^(\.\.\/)+/, "")}:${origin.lineNumber}`;
  return `${name} ${url.split("/").slice(-3).join("/")}:${lineNumber + 1}`;
}

/**
 * The functions in which most time was spent, themselves without what they called, as shares of the time in which
 * anything ran; null when nothing to speak of did.
 */
export async function summarise(profile: Profile, sourceMapPath?: string): Promise<string | null> {
  const payload: SourceMapPayload | null = sourceMapPath
    ? JSON.parse(await readFile(sourceMapPath, "utf8"))
    : null;
  const map = payload && new SourceMap(payload);
  const places = new Map(profile.nodes.map(({ id, callFrame }) => [id, placeOf(callFrame, map)]));
  const selfTime = new Map<string, number>();
  let busy = 0;
  let total = 0;
  for (const [index, id] of profile.samples.entries()) {
    const delta = profile.timeDeltas[index] ?? 0;
    const place = places.get(id) ?? "(unknown)";
    total += delta;
    if (place === "(idle)") continue;
    busy += delta;
    selfTime.set(place, (selfTime.get(place) ?? 0) + delta);
  }
  if (busy < total * BUSY_SHARE_MIN) return null;
  const sorted = [...selfTime].toSorted(([, one], [, other]) => other - one).slice(0, LINES);
  const lines = sorted.map(([place, time]) => `${((time / busy) * 100).toFixed(1).padStart(6)} %  ${place}`);
  return [`busy ${(busy / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} s`, ...lines].join("\n");
}
