import type { MemberTypeChange } from "@mereau/shared/contracts/memberTypes.ts";
import type { MemberTypeSettled, Planning } from "@mereau/shared/contracts/settingVersions.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressType } from "#services/member-types/express.ts";
import { memberTypeSetting } from "#services/member-types/setting.ts";
import { findMemberType } from "#services/members/find.ts";
import { readAhead } from "#services/setting-versions/read.ts";
import { settleSetting } from "#services/setting-versions/settle.ts";

/**
 * Says anew what a kind of member is, at once or from a moment ahead; administrators alone may.
 * Refuses as `settleSetting` and `memberTypeSetting` do.
 */
export async function changeMemberType(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  { effectiveAt = null, version = null, ...settings }: MemberTypeChange & Partial<Planning>,
): Promise<MemberTypeSettled> {
  const setting = memberTypeSetting(code);
  await settleSetting(ctx, caller, setting, { settings, effectiveAt, version });
  const row = await findMemberType(ctx, code);
  return { ...(await expressType(ctx, row)), ...(await readAhead(ctx, setting)) };
}
