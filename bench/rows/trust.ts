import { membership } from "@mereau/shared/contracts/membership.ts";
import { reachOf } from "@mereau/shared/membership/trust/distance.ts";
import { type Received, weave } from "@mereau/shared/membership/trust/web.ts";
import { membershipSettings } from "@mereau/shared/policies/membership/settings.ts";

import { randomFrom } from "../../scripts/seed/random.ts";
import { askAs } from "../lib/asking.ts";
import { foundTowns, insertRows, openTownDatabase, populate } from "../lib/populate.ts";
import type { Bench, Case, Row } from "../lib/row.ts";
import { type Stack, withStack } from "../lib/stack.ts";
import { planTown, type Town } from "../lib/town.ts";
import { measurePair } from "../lib/pair.ts";

/** `each`: certifications that a member has given; as many are received on average. */
type Size = { members: number; fewer: number; each: number; times: number; rounds: number };

const full: Size = { members: 10_000, fewer: 1_000, each: 75, times: 10, rounds: 7 };
const short: Size = { members: 300, fewer: 100, each: 20, times: 3, rounds: 2 };

const YEAR_MS = 366 * 86_400_000;
/** What the rule of distance may take. */
const goalMs = { atMost: 1_000 };

const settings = membershipSettings.parse({ mode: "web_of_trust" });
const steps = settings.webOfTrust.distance?.steps ?? 0;

/** A town with who certified each of its people, drawn at random. */
type Web = { town: Town; received: Received[] };

function planWeb(bench: Bench, members: number, each: number): Web {
  const town = planTown(bench.seed, `web-${members}`, members);
  const random = randomFrom(`${bench.seed} web`);
  const certifiers = new Map(town.people.map(({ number }) => [number, new Set<number>()]));
  for (const { number: from } of town.people)
    for (let given = 0; given < each;) {
      const { number: to } = random.pick(town.people);
      const known = certifiers.get(to);
      if (to === from || !known || known.has(from)) continue;
      known.add(from);
      given += 1;
    }
  const received = [...certifiers].map(([certified, from]) => ({ certified, certifiers: [...from] }));
  return { town, received };
}

/** Makes everybody a recognised member, by the certifications of the others. */
async function recogniseAll(stack: Stack, { town, received }: Web): Promise<void> {
  await populate(stack.settings, town);
  const database = await openTownDatabase(stack.settings, town);
  const now = Date.now();
  const rows = received.flatMap(({ certified, certifiers }) =>
    certifiers.map((certifier) => [certified, certifier, `${certified} by ${certifier}`, now, now + YEAR_MS]),
  );
  await insertRows(database, "certification (certified, certifier, id, at, expires_at)", rows);
  const members = town.people.map(({ id }) => [id, "recognised", now, now + YEAR_MS, now + YEAR_MS]);
  await insertRows(database, "membership (member, state, since, expires_at, ends_at)", members);
  await insertRows(database, "setting (key, value, updated_at)", [
    ["membership", JSON.stringify(settings), now],
  ]);
  database.close();
}

/** The rule alone: the web is laid out, and searched from one of its members. */
function judge({ town, received }: Web): Promise<number> {
  const [person] = town.people;
  const numbers = town.people.map(({ number }) => number);
  const began = performance.now();
  const { referees, reached } = reachOf(weave(numbers, received, steps), person?.number ?? 0, steps);
  const ms = performance.now() - began;
  if (referees === 0 || reached < referees / 2) throw new Error(`${reached} of ${referees} are near`);
  return Promise.resolve(ms);
}

/** The whole answer to a member who asks where they stand. */
async function askStanding(url: string, { town }: Web): Promise<number> {
  const [person] = town.people;
  if (!person) throw new RangeError("Nobody lives there");
  const { answer, ms } = await askAs(url, town, person, `members/${person.id}/membership`, membership);
  if (!answer.admission.distance?.isMet)
    throw new Error(`The distance was not judged: ${JSON.stringify(answer)}`);
  return ms;
}

async function measure(bench: Bench, stack: Stack): Promise<Case[]> {
  const { members, fewer, each, times, rounds } = bench.short ? short : full;
  bench.onProgress(`trust: ${members} members, each certified by ${each}`);
  const sides = [planWeb(bench, members, each), planWeb(bench, fewer, each)] as const;
  await foundTowns(
    stack,
    sides.map(({ town }) => town),
  );
  for (const web of sides) await recogniseAll(stack, web);
  const { url } = await stack.startWorker();
  const asked = { sides, rounds, times };
  const usual = {
    unit: "ms",
    comparison: `the same among ${fewer} members`,
    goal: null,
    valueGoal: goalMs,
  };
  return [
    {
      name: "trust.rule",
      ...usual,
      rounds: await measurePair(bench, { name: "trust.rule", ...asked, ask: judge }),
    },
    {
      name: "trust.standing",
      ...usual,
      rounds: await measurePair(bench, {
        name: "trust.standing",
        ...asked,
        ask: (web) => askStanding(url, web),
      }),
    },
  ];
}

/** The rule of distance in a web of trust: what stands between a last certification and its answer. */
export const trust: Row = {
  name: "trust",
  leftOut: ["trust: webs in which people know their neighbours alone; here anybody has certified anybody"],
  run: (bench) => withStack(bench, (stack) => measure(bench, stack)),
};
