import fc from "fast-check";

/** `MEREAU_RUNS=5000 npx vitest run …`: how many random histories each property is tried on, instead of a few. */
const numRuns = Number(process.env["MEREAU_RUNS"] ?? 0);
if (numRuns > 0) fc.configureGlobal({ numRuns });
