import { apiAt } from "../client/api.ts";
import { signIn } from "../client/signIn.ts";
import { writeAgreed } from "./agreed.ts";
import { admitAll, applyAll, sayAll } from "./admit.ts";
import { beginStory } from "./begin.ts";
import { castOf } from "./cast.ts";
import { writeFaces } from "./faces.ts";
import { emailOf, founderOf } from "./founding.ts";
import { dateMembers, playStory } from "./play.ts";
import { writeRules } from "./rules.ts";
import { writeSales } from "./sales.ts";
import { stories } from "./stories.ts";
import type { Story } from "./story.ts";
import { writeClaims, writeTariff } from "./tariff.ts";
import { writeTrust } from "./trust.ts";

/** A demonstration community, with bearer tokens of some of its people. */
export type SeededCommunity = {
  slug: string;
  name: string;
  admin: { token: string; email: string };
  /** Of who is more than a member, as what they serve. */
  members: { name: string; email: string; token: string; account: string; role?: string }[];
};

export type SeedOptions = {
  url: string;
  operatorToken: string;
  /** Told what is being done, a clause at a time. */
  onProgress: (doing: string) => void;
  /** The slugs of the communities to make; all of them, if not given. */
  only?: readonly string[];
};

const DEVICE = "Demonstration";

async function seedStory(story: Story, options: SeedOptions): Promise<SeededCommunity> {
  const { url, operatorToken, onProgress } = options;
  const { slug, name } = story.founding;
  const api = apiAt(url);
  const founder = founderOf(story);

  onProgress(`${name}: founding it`);
  const cast = castOf(story, await beginStory(api, operatorToken, story, Date.now()));
  const playing = { api, story, cast, operatorToken };
  const token = await signIn(api, slug, emailOf(founder, story), DEVICE);
  await sayAll(api, story, token);
  await applyAll(api, story, cast);
  await playStory(playing, token, onProgress);
  await admitAll(api, story, cast, token);
  await dateMembers(playing);
  await writeFaces(playing, story.faces, token);
  if (story.rules) await writeRules(playing, story.rules, token);
  if (story.trust) await writeTrust(playing, story.trust, token);

  const currency = story.founding.currencies[0]?.code ?? "";
  const members: SeededCommunity["members"] = [];
  const tokens = new Map<string, string>();
  for (const person of story.people.filter(({ key }) => story.guides.includes(key))) {
    const email = emailOf(person, story);
    const own = person === founder ? token : await signIn(api, slug, email, DEVICE);
    tokens.set(person.key, own);
    members.push({
      name: person.name,
      email,
      token: own,
      account: cast.account(person.key, currency),
      ...(person.role && { role: person.role }),
    });
  }
  if (story.tariff) {
    await writeTariff(playing, story.tariff, token);
    await writeClaims(playing, story.tariff, tokens);
    await writeSales(playing, story.tariff, tokens);
  }
  if (story.agreed) await writeAgreed(playing, story.agreed, tokens);
  onProgress(`${name}: ready, ${story.people.length} members`);
  return { slug, name, admin: { token, email: emailOf(founder, story) }, members };
}

/**
 * Fills a running development deployment with communities that have lived for a year, over its public API and through
 * the same rules as anything else. Run again, after having been cut off anywhere or not at all, it ends in the same
 * communities, and doubles nothing.
 */
export async function seed(options: SeedOptions): Promise<SeededCommunity[]> {
  const chosen = stories.filter(({ founding }) => options.only?.includes(founding.slug) ?? true);
  return Promise.all(chosen.map((story) => seedStory(story, options)));
}
