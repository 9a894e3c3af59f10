import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** A request that a second person must approve, as it was asked. */
export const proposal = sqliteTable(
  "proposal",
  {
    id: text("id").primaryKey(),
    /** What kind of deed it is, as the rule names it. */
    deed: text("deed").notNull(),
    method: text("method").notNull(),
    /** Under the community: `/transfers/…/reversal`. */
    path: text("path").notNull(),
    body: text("body", { mode: "json" }).$type<unknown>(),
    /** A hash of member, method, path and body: the same asked again while it is open is the same proposal. */
    fingerprint: text("fingerprint").notNull(),
    proposedBy: text("proposed_by").notNull(),
    proposedAt: integer("proposed_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    /** `approved` until it has been carried out to its end: then `done`, or `failed` with what refused it. */
    state: text("state", {
      enum: ["open", "approved", "done", "failed", "refused", "withdrawn"],
    }).notNull(),
    decidedBy: text("decided_by"),
    decidedAt: integer("decided_at"),
    /** Why it was refused. */
    reason: text("reason"),
    /** What carrying it out was answered: the status, and the code of the refusal if it was one. */
    status: integer("status"),
    problem: text("problem"),
  },
  (table) => [
    index("proposal_state").on(table.state, table.id),
    index("proposal_fingerprint").on(table.fingerprint),
  ],
);
