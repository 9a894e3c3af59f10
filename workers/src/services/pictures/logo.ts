import { eq } from "drizzle-orm";

import { setting } from "@mereau/db/tenant/schema.ts";
import type { KeptPicture } from "@mereau/shared/contracts/pictures.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { LOGO_SETTING } from "#services/looks/read.ts";
import { forgetUnshown, keepPicture } from "#services/pictures/keep.ts";
import { allow } from "#services/roles.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { subjectWrite } from "#services/settings/subject.ts";

/** Gives the community a logo in place of the one it had; administrators alone may. Refuses what `keepPicture` refuses. */
export async function setLogo(
  ctx: CommunityContext,
  caller: Caller,
  sent: { type: string; bytes: Uint8Array },
): Promise<KeptPicture> {
  allow(caller, ["admin"]);
  const { kept, write } = await keepPicture(ctx, sent);
  await writeAll(ctx, [
    write,
    subjectWrite(ctx, LOGO_SETTING, kept.hash),
    forgetUnshown(ctx),
    recordWrite(ctx, { caller, action: "settings.change", subject: LOGO_SETTING }),
  ]);
  return kept;
}

/** Takes the logo away; administrators alone may. */
export async function removeLogo(ctx: CommunityContext, caller: Caller): Promise<void> {
  allow(caller, ["admin"]);
  await writeAll(ctx, [
    ctx.db.delete(setting).where(eq(setting.key, LOGO_SETTING)),
    forgetUnshown(ctx),
    recordWrite(ctx, { caller, action: "settings.change", subject: LOGO_SETTING }),
  ]);
}
