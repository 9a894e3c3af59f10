import * as fc from "fast-check";
import { expect, test } from "vitest";

import { isNear, reachOf } from "#membership/trust/distance.ts";
import { type Received, weave } from "#membership/trust/web.ts";

type Arrow = readonly [from: number, to: number];

const received = (arrows: readonly Arrow[]): Received[] =>
  [...Map.groupBy(arrows, ([, to]) => to)].map(([certified, rows]) => ({
    certified,
    certifiers: rows.map(([from]) => from),
  }));

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Everybody among these has certified everybody else. */
const clique = (members: readonly number[]): Arrow[] =>
  members.flatMap((from) => members.flatMap((to): Arrow[] => (from === to ? [] : [[from, to]])));

const rule = { steps: 5, percent: 80 };

/** The newcomer 99 is certified in the first of two groups that do not know each other. */
const twoGroups = (near: number, far: number) => {
  const members = upTo(near + far);
  const arrows = [...clique(members.slice(0, near)), ...clique(members.slice(near))];
  return weave(members, received([...arrows, [1, 99]]), 5);
};

test("at exactly 80 % of the referees a newcomer is near enough, and with one referee more elsewhere they are not", () => {
  const exact = reachOf(twoGroups(16, 4), 99, 5);
  expect([exact, isNear(exact, rule)]).toEqual([{ referees: 20, reached: 16 }, true]);
  const below = reachOf(twoGroups(16, 5), 99, 5);
  expect([below, isNear(below, rule)]).toEqual([{ referees: 21, reached: 16 }, false]);
});

test("somebody whom nobody has certified is reached by no referee", () => {
  const web = weave(upTo(6), received(clique(upTo(6))), 5);
  expect(reachOf(web, 99, 5)).toEqual({ referees: 6, reached: 0 });
  expect(isNear(reachOf(web, 99, 5), rule)).toBe(false);
});

test("where there are no referees yet, nobody is too far", () => {
  const web = weave(upTo(6), [], 5);
  expect(reachOf(web, 99, 5)).toEqual({ referees: 0, reached: 0 });
  expect(isNear(reachOf(web, 99, 5), rule)).toBe(true);
});

test("in a ring each step reaches one referee more, and nobody counts for themselves", () => {
  // Everybody has certified the next two: a web of twelve asks for two each way
  const ring = upTo(12).flatMap((at): Arrow[] => [
    [at, (at % 12) + 1],
    [at, ((at + 1) % 12) + 1],
  ]);
  const web = weave(upTo(12), received(ring), 5);
  expect(web.referees).toBe(12);
  expect(upTo(6).map((steps) => reachOf(web, 1, steps).reached)).toEqual([2, 4, 6, 8, 10, 11]);
  expect(reachOf(web, 1, 5).referees).toBe(11);
});

test("a path of six certifications is one too many", () => {
  const chain: Arrow[] = [
    [3, 11],
    [11, 12],
    [12, 13],
    [13, 14],
    [14, 15],
    [15, 16],
  ];
  const web = weave([1, 2, 3, 11, 12, 13, 14, 15], received([...clique([1, 2, 3]), ...chain]), 5);
  expect(web.referees).toBe(3);
  expect(reachOf(web, 15, 5).reached).toBe(1);
  expect(reachOf(web, 16, 5).reached).toBe(0);
  expect(reachOf(web, 16, 6).reached).toBe(1);
});

test("what a former member gave leads on, but makes nobody a referee", () => {
  const arrows: Arrow[] = [...clique([1, 2, 3, 4]), [1, 50], [50, 99]];
  const web = weave([1, 2, 3, 4], received(arrows), 5);
  expect(reachOf(web, 99, 5)).toEqual({ referees: 4, reached: 4 });
  // Without two of the four, two members are left who have one certification each way among members: one too few
  expect(weave([1, 2], received(arrows), 5).referees).toBe(0);
});

/** The rule as it reads: from each referee, look whether a path of at most so many certifications leads there. */
function naive(members: readonly number[], arrows: readonly Arrow[], of: number, steps: number) {
  const isMember = (one: number) => members.includes(one);
  const among = arrows.filter(([from, to]) => isMember(from) && isMember(to));
  let least = 1;
  while (least ** steps < members.length) least += 1;
  const referees = members.filter(
    (one) =>
      one !== of &&
      among.filter(([from]) => from === one).length >= least &&
      among.filter(([, to]) => to === one).length >= least,
  );
  const leads = (from: number, left: number): boolean =>
    from === of || (left > 0 && arrows.some(([giver, to]) => giver === from && leads(to, left - 1)));
  return { referees: referees.length, reached: referees.filter((one) => leads(one, steps)).length };
}

test("the search finds what reading the rule word for word finds", () => {
  const arrow = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .filter(([from, to]) => from !== to);
  fc.assert(
    fc.property(
      fc.uniqueArray(arrow, { maxLength: 40, selector: ([from, to]) => `${from} ${to}` }),
      fc.subarray(upTo(9), { minLength: 1 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 4 }),
      (arrows, members, of, steps) => {
        const web = weave(members, received(arrows), steps);
        expect(reachOf(web, of, steps)).toEqual(naive(members, arrows, of, steps));
      },
    ),
    { numRuns: 300 },
  );
});
