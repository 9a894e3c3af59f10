import type { Language } from "#contracts/common.ts";
import type { CommunityFace } from "#contracts/communityFace.ts";

/** What the page of the wallet carries with it, so that its first screen waits for nothing: JSON in the element `shell`. */
export type WalletShell = {
  community: CommunityFace;
  /** The language in which the page was asked for. */
  language: Language;
};
