import type * as z from "zod";

import type { foundingRequest } from "@mereau/shared/contracts/communities.ts";

import { castOf, communityId } from "./cast.ts";
import type { Person, Story } from "./story.ts";

/** Where somebody of a story gets their sign-in codes; in development nothing is really sent. */
export const emailOf = ({ key }: Person, { founding }: Story): string => `${key}@${founding.slug}.example`;

/** The first of a story's people, who founded its community. */
export function founderOf({ people, founding }: Story): Person {
  const [founder] = people;
  if (!founder) throw new RangeError(`Nobody lives in ${founding.slug}`);
  return founder;
}

/** What founding a story's community asks for: the same each time for the same start. */
export function foundingOf(story: Story, start: number): z.input<typeof foundingRequest> {
  const founder = founderOf(story);
  const cast = castOf(story, start);
  return {
    ...story.founding,
    id: communityId(story, start),
    language: "fr",
    admin: { id: cast.member(founder.key), name: founder.name, email: emailOf(founder, story) },
  };
}
