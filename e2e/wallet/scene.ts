import type { Page } from "playwright-core";

/** A screen to look at: where it stands, and what is done there before the picture is taken. */
export type Scene = {
  name: string;
  path: string;
  /** Seen by whoever is not signed in. */
  isForVisitors?: true;
  prepare?: (page: Page) => Promise<void>;
};
