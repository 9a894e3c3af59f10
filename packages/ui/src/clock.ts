const KEY = "mereau:clock";

const stored = (): number => {
  const offset = Number(localStorage.getItem(KEY) ?? 0);
  return Number.isSafeInteger(offset) ? offset : 0;
};

/** By how many milliseconds the server's clock is ahead of this device's, as of the last answer. */
let aheadMs = stored();

/** Below this a difference is the network's. */
const TOLERANCE_MS = 2_000;

/** Learns the server's time from the date of one of its answers. */
export function learnTime(date: string | null): void {
  const said = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(said)) return;
  // The header is cut to whole seconds
  const ahead = said + 500 - Date.now();
  if (Math.abs(ahead - aheadMs) < TOLERANCE_MS) return;
  aheadMs = Math.abs(ahead) < TOLERANCE_MS ? 0 : ahead;
  localStorage.setItem(KEY, String(aheadMs));
}

/** Milliseconds since 1970, by the server's clock: a device's own may be a day wrong, and ids and orders bear the time. */
export const now = (): number => Date.now() + aheadMs;
