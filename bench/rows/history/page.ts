import { entryPage } from "@mereau/shared/contracts/entries.ts";

import { askAs } from "../../lib/asking.ts";
import type { Town, Townsperson } from "../../lib/town.ts";

const ENTRIES = 50;

/** Opens the first page of a member's history, and gives the milliseconds to the end of the answer. */
export async function openPage(url: string, town: Town, person: Townsperson): Promise<number> {
  const { answer, ms } = await askAs(
    url,
    town,
    person,
    `accounts/${person.account}/entries?limit=${ENTRIES}`,
    entryPage,
  );
  if (answer.items.length !== ENTRIES) throw new Error(`A page has ${answer.items.length} entries`);
  return ms;
}
