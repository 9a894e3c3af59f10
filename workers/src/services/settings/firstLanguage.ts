import type { Language } from "@mereau/shared/contracts/common.ts";
import type { CommunityContext } from "#services/context.ts";
import { readSettings } from "#services/settings/read.ts";

/** The first language of the community: in it is written what everybody reads, whoever they are. */
export async function firstLanguage(ctx: CommunityContext): Promise<Language> {
  const { identity } = await readSettings(ctx);
  return identity.languages[0] ?? "fr";
}
