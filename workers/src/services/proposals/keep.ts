import { and, eq, gt, inArray } from "drizzle-orm";

import { proposal } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { GuardedDeed, Proposal } from "@mereau/shared/contracts/proposals.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { readProposal } from "#services/proposals/read.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { hashToken } from "#services/sign-in/token.ts";

/** How long a second person has. */
const OPEN_MS = 7 * DAY_MS;

type Asked = { deed: GuardedDeed; method: string; path: string; body: unknown };

/**
 * Keeps a request for a second person. The same asked again while it waits is the same proposal.
 * Whoever calls has made sure that the caller may ask for it, and that its body is what its operation takes.
 */
export async function keepProposal(ctx: CommunityContext, caller: Caller, asked: Asked): Promise<Proposal> {
  const { db, now } = ctx;
  const fingerprint = hashToken(JSON.stringify([caller.member, asked.method, asked.path, asked.body]));
  const [same] = await db
    .select({ id: proposal.id })
    .from(proposal)
    .where(
      and(
        eq(proposal.fingerprint, fingerprint),
        inArray(proposal.state, ["open", "approved"]),
        gt(proposal.expiresAt, now),
      ),
    );
  if (same) return readProposal(ctx, same.id);
  const id = uuidV7(now, crypto.getRandomValues(new Uint8Array(10)));
  await writeAll(ctx, [
    db.insert(proposal).values({
      ...asked,
      id,
      fingerprint,
      proposedBy: caller.member,
      proposedAt: now,
      expiresAt: now + OPEN_MS,
      state: "open",
    }),
    recordWrite(ctx, { caller, action: "proposal.create", subject: id, detail: { deed: asked.deed } }),
  ]);
  return readProposal(ctx, id);
}
