/** Keeps what was found for a while, and what was not found for less. */
export type Cache<Value> = {
  get(key: string, now: number): Value | null | undefined;
  set(key: string, value: Value | null, now: number): void;
  forget(key: string): void;
};

const ENTRIES_MAX = 1000;
const FOUND_MS = 30_000;
/** A community founded this moment in another place must soon be found here. */
const MISSING_MS = 2000;

/** A cache of at most a thousand entries, the oldest of which make room. It keeps values, never promises. */
export function createCache<Value>(): Cache<Value> {
  const entries = new Map<string, { value: Value | null; until: number }>();
  return {
    get(key, now) {
      const entry = entries.get(key);
      return entry && entry.until > now ? entry.value : undefined;
    },
    set(key, value, now) {
      entries.delete(key);
      entries.set(key, { value, until: now + (value === null ? MISSING_MS : FOUND_MS) });
      for (const oldest of entries.keys()) {
        if (entries.size <= ENTRIES_MAX) break;
        entries.delete(oldest);
      }
    },
    forget(key) {
      entries.delete(key);
    },
  };
}
