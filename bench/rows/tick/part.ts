import type { Case } from "../../lib/row.ts";
import type { Stack } from "../../lib/stack.ts";
import type { Town } from "../../lib/town.ts";

/** Some cases of the row: their towns, which are founded with all others of the row, and what is measured there. */
export type Part = { towns: Town[]; measure(stack: Stack): Promise<Case[]> };
