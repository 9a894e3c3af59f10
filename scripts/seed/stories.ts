import { laMatrice } from "./la-matrice/story.ts";
import { leMiel } from "./le-miel/story.ts";
import { monnaieLibre } from "./libre/story.ts";
import { selDesDeuxRives } from "./sel/story.ts";
import type { Story } from "./story.ts";

/** The demonstration communities, the busiest first. */
export const stories: readonly Story[] = [leMiel, monnaieLibre, laMatrice, selDesDeuxRives];
