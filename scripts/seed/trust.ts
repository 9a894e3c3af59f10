import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { historyAnswer } from "@mereau/shared/contracts/history.ts";

import { anything, type Api } from "../client/api.ts";
import { DAY_MS } from "./calendar.ts";
import { randomFrom } from "./random.ts";
import type { Cast, Story, Trust } from "./story.ts";

type Seeding = { api: Api; story: Story; cast: Cast; operatorToken: string };

/** People met in the afternoon. */
const AFTERNOON_MS = 14 * 3_600_000;

/** The founder has certifications recognise members from now on, and the past tells who has certified whom. */
export async function writeTrust(
  { api, story, cast, operatorToken }: Seeding,
  { vouchings }: Trust,
  token: string,
): Promise<void> {
  const { slug } = story.founding;
  const policy = { mode: "web_of_trust" };
  await api.ask(anything, "PUT", `/v1/${slug}/membership-policy`, { token, body: policy });
  const certifications = vouchings.map(({ by, who, day }) => {
    const at = cast.start + day * DAY_MS + AFTERNOON_MS;
    const id = uuidV7(at, randomFrom(`${slug} ${by} certifies ${who}`).bytes(10));
    return { id, certifier: cast.member(by), certified: cast.member(who), at };
  });
  const body = { certifications };
  await api.ask(historyAnswer, "POST", `/v1/${slug}/history`, { token: operatorToken, body });
}
