/**
 * Values remembered for a little while in this isolate, at most so many: what spares a payment a read.
 * Another isolate forgets a revoked value only when its lifetime is over: keep it short, or let whoever relies on a value
 * say how old it may be.
 */
export class ShortLivedCache<Value> {
  readonly #entries = new Map<string, { value: Value; since: number }>();
  readonly #size: number;
  readonly #lifetimeMs: number;

  constructor(limits: { size: number; lifetimeMs: number }) {
    this.#size = limits.size;
    this.#lifetimeMs = limits.lifetimeMs;
  }

  /** The value, unless it is unknown, its time is over, or it is older than whoever asks can do with. */
  get(key: string, now: number, ageMsMax = this.#lifetimeMs): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || (now >= entry.since && now - entry.since < ageMsMax)) return entry?.value;
    this.#entries.delete(key);
    return undefined;
  }

  /** Remembers a value from `now` on; the oldest one makes room. */
  set(key: string, value: Value, now: number): void {
    this.#entries.delete(key);
    const oldest = this.#entries.size >= this.#size ? this.#entries.keys().next().value : undefined;
    if (oldest !== undefined) this.#entries.delete(oldest);
    this.#entries.set(key, { value, since: now });
  }

  /** Forgets at once every value of which `which` is true. */
  forget(which: (value: Value, key: string) => boolean): void {
    for (const [key, { value }] of this.#entries) if (which(value, key)) this.#entries.delete(key);
  }
}
