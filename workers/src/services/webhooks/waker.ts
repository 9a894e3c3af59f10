import { logFailure } from "#log.ts";
import type { WorkContext } from "#services/scheduled/work.ts";
import { allEndpoints } from "#services/webhooks/find.ts";

/** How long it is remembered whether any program listens: who changes that says so. */
const REMEMBERED_MS = 600_000;

/**
 * Wakes the alarm where something happened and a program listens: best effort, so that it is told soon. What it misses is found
 * when it is next looked.
 */
export class HookWaker {
  readonly #contextAt: (now: number) => WorkContext;
  readonly #wake: (moment: number) => Promise<void>;
  #isAnybodyThere: boolean | undefined;
  #askedAt = 0;
  #isAsking = false;

  constructor(contextAt: (now: number) => WorkContext, wake: (moment: number) => Promise<void>) {
    this.#contextAt = contextAt;
    this.#wake = wake;
  }

  /** It has changed who listens: that is asked anew, and the alarm looks whether there is something to do. */
  forget(): void {
    this.#isAnybodyThere = undefined;
    this.hear(Date.now());
  }

  /** Something happened. Returns at once, and never throws. */
  hear(now: number): void {
    if (now - this.#askedAt >= REMEMBERED_MS) this.#isAnybodyThere = undefined;
    if (this.#isAnybodyThere !== false && !this.#isAsking) void this.#wakeWhereHeard();
  }

  async #wakeWhereHeard(): Promise<void> {
    this.#isAsking = true;
    try {
      if (this.#isAnybodyThere === undefined) {
        const now = Date.now();
        const endpoints = await allEndpoints(this.#contextAt(now));
        this.#isAnybodyThere = endpoints.some(({ disabledAt }) => disabledAt === null);
        this.#askedAt = now;
      }
      if (this.#isAnybodyThere) await this.#wake(Date.now());
    } catch (error) {
      logFailure(error, { told: "webhooks" });
    } finally {
      this.#isAsking = false;
    }
  }
}
