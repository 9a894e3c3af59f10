/** What an alarm is kept in: the object's own storage. Moments are milliseconds since 1970. */
type AlarmStorage = {
  getAlarm(): Promise<number | null>;
  setAlarm(moment: number): Promise<void>;
  deleteAlarm(): Promise<void>;
};

/** Nothing in sight, it is looked nonetheless: what comes into being with new code is found within a day. */
const HEARTBEAT_MS = 86_400_000;
/** An alarm further away than this was set by a clock that has been put back since. */
export const FAR_MS = 2 * HEARTBEAT_MS;
/** An alarm that should have gone off this long ago is lost. */
const LOST_MS = 60_000;
/** An instance that dies while it does what is due is woken after this long. */
const SAFETY_MS = 30_000;
/** Between two runs in a row: what remains due is done soon, and nothing ever spins. */
export const GAP_MS = 1_000;
/** The platform is told a moment to this precision, so that it is not told each of them. */
const NOTED_MS = 600_000;

/**
 * The one alarm of a ledger object, at the next moment at which anything is due in its community. The platform database
 * is told that moment, roughly, for cron to wake a community whose alarm was lost: at once when it comes nearer, and
 * else only once the moment told has passed.
 */
export class Alarm {
  readonly #storage: AlarmStorage;
  readonly #note: (moment: number) => Promise<void>;
  #at: number | null = null;
  /** The soonest moment asked for since the alarm went off; null while it does not run. */
  #asked: number | null = null;
  #noted: number | null = null;

  constructor(storage: AlarmStorage, note: (moment: number) => Promise<void>) {
    this.#storage = storage;
    this.#note = note;
  }

  /** Takes over what an earlier instance left. Where no alarm is set, or none that can be right, it goes off at once. */
  async resume(noted: number | null, now: number): Promise<void> {
    this.#noted = noted;
    this.#at ??= await this.#storage.getAlarm();
    if (!this.#isRight(now)) await this.#set(now);
  }

  /** Makes sure that the alarm goes off at this moment at the latest. */
  async wakeBy(moment: number, now: number): Promise<void> {
    if (this.#asked !== null) this.#asked = Math.min(this.#asked, moment);
    const isRight = this.#isRight(now);
    if (isRight && this.#at !== null && this.#at <= moment) return;
    await this.#set(isRight ? moment : Math.min(moment, now));
    await this.#tell(moment, now);
  }

  /** The alarm has gone off. Should this instance die in the middle, another one is woken. */
  async begin(now: number): Promise<void> {
    this.#asked = Infinity;
    await this.#set(now + SAFETY_MS);
  }

  /** All that was due is done; `next` is when something is due again. What was asked for meanwhile counts too. */
  async settle(next: number | null, now: number): Promise<void> {
    const soonest = Math.min(next ?? Infinity, this.#asked ?? Infinity, now + HEARTBEAT_MS);
    const moment = Math.max(soonest, now + GAP_MS);
    this.#asked = null;
    await this.#set(moment);
    await this.#tell(moment, now);
  }

  /** There is nothing to wake for any more. */
  async end(): Promise<void> {
    this.#asked = null;
    this.#at = null;
    await this.#storage.deleteAlarm();
  }

  #isRight(now: number): boolean {
    return this.#at !== null && this.#at > now - LOST_MS && this.#at < now + FAR_MS;
  }

  async #set(moment: number): Promise<void> {
    this.#at = moment;
    await this.#storage.setAlarm(moment);
  }

  async #tell(moment: number, now: number): Promise<void> {
    const slot = Math.ceil(moment / NOTED_MS) * NOTED_MS;
    const noted = this.#noted;
    if (noted !== null && slot >= noted && noted > now && noted < now + FAR_MS) return;
    if (slot === noted) return;
    this.#noted = slot;
    await this.#note(slot).catch(() => {
      this.#noted = noted;
    });
  }
}
