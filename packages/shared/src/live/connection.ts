/**
 * Why the service closes a live connection.
 * - `accessChanged`: a session ended, or a role, since it was opened: connect again, or sign in where that is refused
 * - `tooOld`: it has lasted its time: connect again
 * - `tooMany`: the same member has opened others since
 * - `mute`: something was sent over it but `ping`
 * - `unavailable`: it cannot be known now who may hear: connect again in a moment
 */
export const closings = {
  accessChanged: 4401,
  tooOld: 4408,
  tooMany: 4429,
  mute: 1008,
  unavailable: 1013,
} as const;

/** What is sent over it, and answered with `pong`, to see whether it still stands. */
export const PING = "ping";
export const PONG = "pong";
