import { and, desc, eq, gt, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";

import { member, proposal } from "@mereau/db/tenant/schema.ts";
import { type Proposal, proposal as contract } from "@mereau/shared/contracts/proposals.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, overseeing } from "#services/roles.ts";

const proposer = alias(member, "proposer");
const decider = alias(member, "decider");

const select = ({ db }: CommunityContext) =>
  db
    .select({ row: proposal, proposerName: proposer.name, deciderName: decider.name })
    .from(proposal)
    .leftJoin(proposer, eq(proposer.id, proposal.proposedBy))
    .leftJoin(decider, eq(decider.id, proposal.decidedBy));

type Row = Awaited<ReturnType<typeof select>>[number];

const express = ({ now }: CommunityContext, { row, proposerName, deciderName }: Row): Proposal =>
  contract.parse({
    ...row,
    state: row.state === "open" && row.expiresAt <= now ? "expired" : row.state,
    proposedBy: { id: row.proposedBy, name: proposerName },
    decidedBy: row.decidedBy === null ? null : { id: row.decidedBy, name: deciderName },
  });

/** One proposal. Refuses with `not_found`. */
export async function readProposal(ctx: CommunityContext, id: string): Promise<Proposal> {
  const [row] = await select(ctx).where(eq(proposal.id, id));
  if (!row) throw new Refusal("not_found");
  return express(ctx, row);
}

/** Proposals, the newest first; whoever oversees the community may read them. */
export async function listProposals(
  ctx: CommunityContext,
  caller: Caller,
  { cursor, limit, open }: { cursor?: string | undefined; limit: number; open: boolean },
): Promise<Page<Proposal>> {
  allow(caller, overseeing);
  const [before] = readPlace(textPlace, cursor) ?? [];
  const rows = await select(ctx)
    .where(
      and(
        before === undefined ? undefined : lt(proposal.id, before),
        open ? and(eq(proposal.state, "open"), gt(proposal.expiresAt, ctx.now)) : undefined,
      ),
    )
    .orderBy(desc(proposal.id))
    .limit(limit + 1);
  return cutPage(
    rows.map((row) => express(ctx, row)),
    limit,
    ({ id }) => [id],
  );
}
