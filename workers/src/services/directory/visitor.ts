import type { Caller, CommunityContext } from "#services/context.ts";
import { type DirectoryRules, readDirectoryRules } from "#services/directory/rules.ts";
import { Refusal } from "#services/refusal.ts";

/** The rules of the directory, for whoever may look into it. Refuses a visitor with `unauthenticated` where it is not public. */
export async function enterDirectory(
  ctx: CommunityContext,
  caller: Caller | undefined,
): Promise<DirectoryRules> {
  const rules = await readDirectoryRules(ctx);
  if (!caller && !rules.directoryPublic) throw new Refusal("unauthenticated");
  return rules;
}
