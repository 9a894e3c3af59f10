import { initialOf } from "@mereau/shared/looks/initial.ts";
import { walletIconPng } from "#http/wallet/iconPng.ts";

type Face = { name: string; colour: string; side: number };

/**
 * A community's icon as PNG, drawn once for each letter, colour and size: drawing takes ten milliseconds of processor, so the Worker's
 * cache keeps it. What is kept carries no `Vary`; looks that change have another key.
 *
 * @param seconds how long it is kept, here and by browsers
 */
export async function keptIconPng(site: string, face: Face, seconds: number): Promise<Response> {
  const { name, colour, side } = face;
  const looks = new URLSearchParams({ letter: initialOf(name), colour, side: String(side) });
  const key = new URL(`/.icons?${looks.toString()}`, site).href;
  const cache = await caches.open("icons");
  const kept = await cache.match(key);
  if (kept) return kept;
  const drawn = new Response(await walletIconPng(name, colour, side), {
    headers: { "Content-Type": "image/png", "Cache-Control": `public, max-age=${seconds}` },
  });
  await cache.put(key, drawn.clone());
  return drawn;
}
