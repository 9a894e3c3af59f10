/** A reason not to start, or to stop, as one sentence for the person at the keyboard. */
export class CannotStart extends Error {}
