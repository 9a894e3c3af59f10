import type { Limits } from "./limits.ts";

/** Whoever may hold the lock: it is asked to roll back when its time is over and another one wants to write. */
export interface LockOwner {
  rollBackStolen(): void;
}

interface Waiter {
  readonly owner: LockOwner;
  readonly resume: (granted: boolean) => void;
  readonly deadline: NodeJS.Timeout;
}

/**
 * SQLite's single write lock of one database, told again in JavaScript: a statement that wants to write waits here, first come
 * first served, instead of blocking the thread inside the engine.
 */
export class WriteLock {
  readonly #limits: Limits;
  readonly #waiters: Waiter[] = [];
  #holder: { readonly owner: LockOwner; readonly since: number } | undefined;
  #theft: NodeJS.Timeout | undefined;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  heldBy(owner: LockOwner): boolean {
    return this.#holder?.owner === owner;
  }

  /** True when the lock is the caller's at once: it was free and nobody was waiting, or it was the caller's already. */
  tryTake(owner: LockOwner): boolean {
    if (this.#holder !== undefined) return this.heldBy(owner);
    if (this.#waiters.length > 0) return false;
    this.#holder = { owner, since: performance.now() };
    return true;
  }

  /** Waits in line; false when `lockWaitMs` passed first. */
  take(owner: LockOwner): Promise<boolean> {
    if (this.tryTake(owner)) return Promise.resolve(true);
    return new Promise((resume) => {
      const deadline = setTimeout(() => this.#giveUp(owner), this.#limits.lockWaitMs);
      this.#waiters.push({ owner, resume, deadline });
      this.#watch();
    });
  }

  release(owner: LockOwner): void {
    if (!this.heldBy(owner)) return;
    this.#holder = undefined;
    clearTimeout(this.#theft);
    this.#theft = undefined;
    const next = this.#waiters.shift();
    if (next === undefined) return;
    clearTimeout(next.deadline);
    this.#holder = { owner: next.owner, since: performance.now() };
    next.resume(true);
    this.#watch();
  }

  #giveUp(owner: LockOwner): void {
    const index = this.#waiters.findIndex((waiter) => waiter.owner === owner);
    const [waiter] = index < 0 ? [] : this.#waiters.splice(index, 1);
    waiter?.resume(false);
  }

  /** Sets the moment at which a waiter may take the lock from a holder that forgot it. */
  #watch(): void {
    if (this.#holder === undefined || this.#waiters.length === 0 || this.#theft !== undefined) return;
    const { owner, since } = this.#holder;
    this.#theft = setTimeout(
      () => {
        this.#theft = undefined;
        owner.rollBackStolen();
        this.release(owner);
      },
      Math.max(0, since + this.#limits.lockHeldMs - performance.now()),
    );
  }
}
