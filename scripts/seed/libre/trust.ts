import type { Person, Trust, Vouching } from "../story.ts";
import { people } from "./people.ts";

/** Of the Ğ1: certifications that a member must have, and days between two by one member. */
const NEEDED = 5;
const PERIOD_DAYS = 6;

const founders = people.filter(({ joined }) => joined === 0);
const newcomers = people.filter(({ joined }) => joined > 0);

/** The `index`th of a ring, which begins anew after the last. */
const inRing = (ring: readonly Person[], index: number): string => ring[index % ring.length]?.key ?? "";

/** In their first weeks the founders certify those who come after them in the ring, one at a time. */
const amongFounders: Vouching[] = founders.flatMap((by, place) =>
  Array.from({ length: NEEDED }, (_, turn) => ({
    by: by.key,
    who: inRing(founders, place + turn + 1),
    day: 1 + turn * PERIOD_DAYS,
  })),
);

/** Five people whom a newcomer has met at the market certify them, the last on the day they join, and they one of these. */
const ofNewcomers: Vouching[] = newcomers.flatMap(({ key, joined }, place) => {
  const known = Array.from({ length: NEEDED }, (_, turn) => inRing(founders, place * NEEDED + turn));
  return [
    ...known.map((by, turn) => ({ by, who: key, day: joined - NEEDED + 1 + turn })),
    ...known.slice(0, 2).map((who, turn) => ({ by: key, who, day: joined + 2 + turn * PERIOD_DAYS })),
  ];
});

const applicant = (key: string, name: string, joined: number, message: string): Person => ({
  key,
  name,
  type: "member",
  joined,
  message,
});

/** One of them lacks a single certification. */
const applicants: readonly Person[] = [
  applicant("delphine", "Delphine Roubignac", 321, "Aurélie et Loïc m’ont fait découvrir le marché."),
  applicant("matteo", "Mattéo Sauvanel", 343, "Je fais du pain au levain, et je cherche des noix."),
];

const ofApplicants: Vouching[] = [
  ...["loic", "violette", "antoine", "stephanie"].map((by, turn) => ({
    by,
    who: "delphine",
    day: 325 + 4 * turn,
  })),
  ...["martine", "said"].map((by, turn) => ({ by, who: "matteo", day: 346 + 6 * turn })),
];

export const trust: Trust = { applicants, vouchings: [...amongFounders, ...ofNewcomers, ...ofApplicants] };
