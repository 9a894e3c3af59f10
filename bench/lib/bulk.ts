import { bulkResults } from "@mereau/shared/contracts/transfers.ts";

import type { Random } from "../../scripts/seed/random.ts";
import type { JsonPost } from "./load/requests.ts";
import { paymentsOfOne } from "./payments.ts";
import type { Town } from "./town.ts";

/** One call in which the first member pays so many others, drawn at random. */
export function bulkOf(url: string, town: Town, random: Random, count: number): JsonPost {
  const [payer] = town.people;
  if (!payer) throw new RangeError("Nobody lives there");
  return {
    url: new URL(`/v1/${town.slug}/transfers/bulk`, url),
    token: payer.token,
    body: JSON.stringify({ transfers: paymentsOfOne(town, payer, random, count) }),
  };
}

/** Sends one call and gives the milliseconds to the end of its answer. Throws unless every transfer was accepted. */
export async function postBulk({ url, token, body }: JsonPost): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const began = performance.now();
  const answer = await fetch(url, { method: "POST", headers, body });
  const text = await answer.text();
  const took = performance.now() - began;
  if (!answer.ok) throw new Error(`A bulk call was answered with ${answer.status} ${text.slice(0, 500)}`);
  const refused = bulkResults.parse(JSON.parse(text)).results.find(({ verdict }) => verdict !== "accepted");
  if (refused) throw new Error(`A transfer of a bulk call was refused: ${JSON.stringify(refused)}`);
  return took;
}
