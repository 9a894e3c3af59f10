/** How long what has failed rests before it is tried again: 30 seconds, then twice as long each time, up to an hour. */
export const FIRST_REST_MS = 30_000;
export const LAST_REST_MS = 3_600_000;

/** How long what has failed so often in a row rests, in milliseconds. */
export const restMs = (failures: number): number =>
  Math.min(LAST_REST_MS, FIRST_REST_MS * 2 ** Math.max(0, failures - 1));
