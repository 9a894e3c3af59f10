import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { cardChange } from "@mereau/shared/contracts/cards.ts";
import { memberWithAccounts } from "@mereau/shared/contracts/members.ts";
import { keptPicture } from "@mereau/shared/contracts/pictures.ts";
import type * as z from "zod";

import { anything, type Api } from "../client/api.ts";
import type { Cast, Story } from "./story.ts";

/** What somebody tells of themselves, and the name of their photo among the pictures. */
export type Face = z.input<typeof cardChange> & { photo?: string };

/** What a community looks like, and who of its people tells what, by key. */
export type Faces = {
  colour: string;
  description: string;
  logo: string;
  cards: Readonly<Record<string, Face>>;
};

const fileOf = async (name: string) => ({
  type: "image/webp",
  bytes: await readFile(join(import.meta.dirname, `pictures/${name}.webp`)),
});

type Writing = { api: Api; story: Story; cast: Cast };

/** The founder gives the community its looks, and its people what they tell of themselves. Written anew, all stays as it is. */
export async function writeFaces(
  { api, story, cast }: Writing,
  { colour, description, logo, cards }: Faces,
  token: string,
): Promise<void> {
  const path = `/v1/${story.founding.slug}`;
  const looks = { colour, description };
  await api.ask(anything, "PATCH", `${path}/settings`, { token, body: { looks } });
  await api.ask(keptPicture, "PUT", `${path}/logo`, { token, file: await fileOf(logo) });
  for (const [key, { photo, ...body }] of Object.entries(cards)) {
    const member = `${path}/members/${cast.member(key)}`;
    await api.ask(memberWithAccounts, "PATCH", member, { token, body });
    if (photo === undefined) continue;
    await api.ask(keptPicture, "PUT", `${member}/photo`, { token, file: await fileOf(photo) });
  }
}
