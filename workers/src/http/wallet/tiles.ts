import type { MapTiles } from "@mereau/shared/contracts/communityShell.ts";
import type { Settings } from "#env.ts";

type Told = Pick<Settings, "MAP_TILES" | "MAP_CREDIT">;

/** Where the map of this deployment has its ground from; null: it has none. */
export function mapTiles({ MAP_TILES: address, MAP_CREDIT: credit }: Told): MapTiles | null {
  if (address === "") return null;
  const [, text = "", link = null] = /^(.*?)\s*(https:\/\/\S+)?$/.exec(credit.trim()) ?? [];
  return { address, credit: { text, link } };
}

/** The host that pictures may come from beside our own, as a policy of content names it; its parts `{s}` are any. */
export const tilesHost = ({ address }: MapTiles): string =>
  (/^https:\/\/[^/]+/.exec(address)?.[0] ?? "").replace("{s}", "*");
