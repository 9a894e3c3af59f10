/** Something that a ledger does of itself once its moment has come. */
export type Duty = {
  /** As the status and the log name it: `holds`. */
  name: string;
  /**
   * When it has something to do, in milliseconds since 1970: past or present where something waits; null: nothing in
   * sight. It is asked again after every run of the alarm, so a moment that comes up in the meantime is told to the alarm.
   */
  nextDue(): Promise<number | null>;
  /**
   * Does what is due at `now`, no more at a time than one batch of the ledger holds up payments for; the alarm comes back
   * at once for the rest. Done twice it must be as done once. What it throws makes it wait, and no other duty.
   */
  run(now: number): Promise<void>;
};
