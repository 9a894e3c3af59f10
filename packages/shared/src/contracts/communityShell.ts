import type { Language } from "#contracts/common.ts";
import type { CommunityFace } from "#contracts/communityFace.ts";

/** Pictures of the ground, each a square of a map that halves its scale from zoom to zoom. */
export type MapTiles = {
  /** The address of one, with `{z}`, `{x}` and `{y}` in it. */
  address: string;
  /** Whose work they are, as their licence asks to be told, and where that is said. */
  credit: { text: string; link: string | null };
};

/** What the page of an app of a community carries with it, so that its first screen waits for nothing: JSON in the element `shell`. */
export type CommunityShell = {
  community: CommunityFace;
  /** The language in which the page was asked for. */
  language: Language;
  /** Where maps have their ground from; null: it has none, and its points stand on plain paper. */
  tiles: MapTiles | null;
};
