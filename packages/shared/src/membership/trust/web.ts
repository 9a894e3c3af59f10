import { Places } from "#membership/trust/places.ts";
import { refereeDegree } from "#membership/trust/refereeDegree.ts";

/** The certifications in force that one person has received, by the numbers of those who gave them. */
export type Received = { certified: number; certifiers: readonly number[] };

/**
 * A web of trust, laid out to be walked against the arrows: `certifiers[start[i]]` to `certifiers[start[i + 1] - 1]` are
 * those who certified the person at place i.
 */
export type Web = {
  placeOf(number: number): number | undefined;
  start: Int32Array;
  certifiers: Int32Array;
  /** 1 for a member with enough certifications given and received, among members. */
  isReferee: Uint8Array;
  referees: number;
  members: number;
};

/**
 * Lays out the certifications in force. What former members gave still leads somewhere, so that a web does not fall apart
 * where one person leaves; but only what passes between current members makes a referee.
 *
 * @param members the numbers of the recognised members
 * @param steps the exponent of {@link refereeDegree}
 */
export function weave(members: readonly number[], received: readonly Received[], steps: number): Web {
  const places = new Places();
  for (const number of members) places.take(number);
  const memberCount = places.size;

  const rows = received.map(({ certified, certifiers }) => ({
    to: places.take(certified),
    from: Int32Array.from(certifiers, (number) => places.take(number)),
  }));
  const { start, certifiers } = inRows(rows, places.size);
  const isReferee = findReferees(start, certifiers, { members: memberCount, steps });
  return {
    placeOf: (number) => places.find(number),
    start,
    certifiers,
    isReferee,
    referees: isReferee.reduce((sum, one) => sum + one, 0),
    members: memberCount,
  };
}

type Row = { to: number; from: Int32Array };

/** Compressed sparse rows of so many places. */
function inRows(rows: readonly Row[], places: number): Pick<Web, "start" | "certifiers"> {
  const start = new Int32Array(places + 1);
  for (const { to, from } of rows) start[to + 1] = (start[to + 1] ?? 0) + from.length;
  for (let at = 0; at < places; at += 1) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0);
  const next = start.slice(0, places);
  const certifiers = new Int32Array(start[places] ?? 0);
  for (const { to, from } of rows) {
    certifiers.set(from, next[to]);
    next[to] = (next[to] ?? 0) + from.length;
  }
  return { start, certifiers };
}

/** Members stand at the first places: whoever stands behind them is none. */
function findReferees(
  start: Int32Array,
  certifiers: Int32Array,
  { members, steps }: { members: number; steps: number },
): Uint8Array {
  const given = new Int32Array(members);
  const received = new Int32Array(members);
  for (let to = 0; to < members; to += 1)
    for (const from of certifiers.subarray(start[to], start[to + 1])) {
      if (from >= members) continue;
      given[from] = (given[from] ?? 0) + 1;
      received[to] = (received[to] ?? 0) + 1;
    }
  const least = refereeDegree(members, steps);
  const isReferee = new Uint8Array(start.length - 1);
  for (let at = 0; at < members; at += 1)
    isReferee[at] = Math.min(given[at] ?? 0, received[at] ?? 0) >= least ? 1 : 0;
  return isReferee;
}
