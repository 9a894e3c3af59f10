import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";

import { anything, type Api } from "../client/api.ts";
import { guideToken } from "./guideToken.ts";
import { randomFrom } from "./random.ts";
import type { Cast, Story, Tariff } from "./story.ts";

type Seeding = { api: Api; story: Story; cast: Cast };

/** The same each time for the same start. */
export const idOf = ({ story, cast }: Seeding, what: string): string =>
  uuidV7(cast.start, randomFrom(`${story.founding.slug} ${what}`).bytes(10));

/** The founder says who sells, and puts on the tariff what one can buy and earn. */
export async function writeTariff(seeding: Seeding, tariff: Tariff, token: string): Promise<void> {
  const { api, story, cast } = seeding;
  const base = `/v1/${story.founding.slug}`;
  const { currency, pot, house } = tariff;
  const seller = { ...tariff.seller, accounts: [cast.account(house, currency)] };
  await api.ask(anything, "PATCH", `${base}/settings`, { token, body: { seller } });
  for (const [index, { key, name, category, amount, euros }] of tariff.products.entries()) {
    const price = { currency, amount, euros, minimumShare: 50 };
    const body = { id: idOf(seeding, key), name, category, price, position: 10 * index };
    await api.ask(anything, "POST", `${base}/tariff/products`, { token, body });
  }
  const validators = tariff.validators.map((key) => cast.member(key));
  for (const [index, { key, name, amount }] of tariff.tasks.entries()) {
    const reward = { currency, amount, pot };
    const body = { id: idOf(seeding, key), name, reward, validators, position: 10 * index };
    await api.ask(anything, "POST", `${base}/tariff/tasks`, { token, body });
  }
}

type Claim = Tariff["claims"][number];

/** What somebody says they have done, as it is sent. */
export const claimBody = (seeding: Seeding, { currency }: Tariff, { by, task, note }: Claim) => ({
  id: idOf(seeding, `${by} ${task}`),
  task: idOf(seeding, task),
  account: seeding.cast.account(by, currency),
  note,
});

/** What some of the people say they have done, for somebody to look at. */
export async function writeClaims(
  seeding: Seeding,
  tariff: Tariff,
  tokens: ReadonlyMap<string, string>,
): Promise<void> {
  const { api, story } = seeding;
  for (const claim of tariff.claims) {
    const token = guideToken(tokens, claim.by);
    const body = claimBody(seeding, tariff, claim);
    await api.ask(anything, "POST", `/v1/${story.founding.slug}/task-claims`, { token, body });
  }
}
