import type { Command } from "@mereau/shared/ledger/command.ts";
import type { CommunityContext } from "#services/context.ts";
import { readKept } from "#services/opening/kept.ts";
import { Refusal } from "#services/refusal.ts";

/** Communities known to be open: none is ever closed again, so that each is asked about once an isolate. */
const open = new Set<string>();

const moving: ReadonlySet<Command["kind"]> = new Set([
  "payment",
  "issue",
  "redemption",
  "hold",
  "adjustment",
]);

/** Refuses with `community_preparing` until the community has been opened. */
export async function requireOpened(ctx: Pick<CommunityContext, "id" | "db">): Promise<void> {
  if (open.has(ctx.id)) return;
  const kept = await readKept(ctx);
  if (kept?.openedAt === null) throw new Refusal("community_preparing");
  open.add(ctx.id);
}

/** Refuses with `community_preparing` what would move money before the community has been opened. */
export async function requireOpenedFor(
  ctx: Pick<CommunityContext, "id" | "db">,
  commands: readonly Command[],
): Promise<void> {
  if (commands.some(({ kind }) => moving.has(kind))) await requireOpened(ctx);
}
