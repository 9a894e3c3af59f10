import type { Step } from "#screens/opening/useOpening.ts";

/** What is proposed before the opening, in its order. */
export const steps: readonly Step[] = ["looks", "managers", "charter", "trial"];
