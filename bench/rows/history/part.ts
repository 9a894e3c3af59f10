import type { Case } from "../../lib/row.ts";
import type { Stack } from "../../lib/stack.ts";
import type { Town } from "../../lib/town.ts";

/** Some cases of the row: their towns, what happens there while no Worker runs, and what is measured of the one Worker. */
export type HistoryPart = {
  towns: Town[];
  live(stack: Stack): Promise<void>;
  measure(url: string): Promise<Case[]>;
};
