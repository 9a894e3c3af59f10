import type { DistanceRule } from "#membership/trust/settings.ts";
import type { Web } from "#membership/trust/web.ts";

/** How many of the referees are near enough to somebody. */
export type Reach = { referees: number; reached: number };

/**
 * From how many referees a path of at most `steps` certifications leads to this person, themselves not counted: a search
 * from them outwards, against the arrows. Somebody whom nobody has certified is reached by none.
 */
export function reachOf(web: Web, number: number, steps: number): Reach {
  const from = web.placeOf(number);
  if (from === undefined) return { referees: web.referees, reached: 0 };
  const { start, certifiers, isReferee } = web;
  const seen = new Uint8Array(isReferee.length);
  const queue = new Int32Array(isReferee.length);
  seen[from] = 1;
  queue[0] = from;
  let [reached, head, tail] = [0, 0, 1];
  for (let step = 0; step < steps; step += 1) {
    const levelEnd = tail;
    for (; head < levelEnd; head += 1) {
      const at = queue[head] ?? 0;
      for (let edge = start[at] ?? 0; edge < (start[at + 1] ?? 0); edge += 1) {
        const certifier = certifiers[edge] ?? 0;
        if (seen[certifier] === 1) continue;
        seen[certifier] = 1;
        queue[tail] = certifier;
        tail += 1;
        reached += isReferee[certifier] ?? 0;
      }
    }
  }
  return { referees: web.referees - (isReferee[from] ?? 0), reached };
}

/**
 * The rule of distance: at least so many percent of the referees are near. Where there are no referees yet nobody is
 * too far. Duniter's protocol: “for at least xpercent % of the sentries, a path … with a maximum count of [stepMax] hops”.
 */
export const isNear = ({ referees, reached }: Reach, { percent }: DistanceRule): boolean =>
  reached * 100 >= percent * referees;
