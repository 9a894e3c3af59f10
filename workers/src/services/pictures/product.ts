import { eq } from "drizzle-orm";

import { product } from "@mereau/db/tenant/schema.ts";
import type { KeptPicture } from "@mereau/shared/contracts/pictures.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { forgetUnshown, keepPicture } from "#services/pictures/keep.ts";
import { findProduct } from "#services/products/find.ts";
import { allow, managing } from "#services/roles.ts";
import { writeAll } from "#services/scheduled/plan.ts";

/** Gives a product a picture in place of the one it had; managers may. Refuses what `keepPicture` refuses, and `unknown_product`. */
export async function setProductPicture(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  sent: { type: string; bytes: Uint8Array },
): Promise<KeptPicture> {
  allow(caller, managing);
  await findProduct(ctx, id);
  const { kept, write } = await keepPicture(ctx, sent);
  await writeAll(ctx, [
    write,
    ctx.db.update(product).set({ photo: kept.hash }).where(eq(product.id, id)),
    forgetUnshown(ctx),
    recordWrite(ctx, { caller, action: "product.picture", subject: id }),
  ]);
  return kept;
}

/** Takes it away; where there is none, nothing changes. */
export async function removeProductPicture(ctx: CommunityContext, caller: Caller, id: string): Promise<void> {
  allow(caller, managing);
  await findProduct(ctx, id);
  await writeAll(ctx, [
    ctx.db.update(product).set({ photo: null }).where(eq(product.id, id)),
    forgetUnshown(ctx),
    recordWrite(ctx, { caller, action: "product.picture", subject: id }),
  ]);
}
