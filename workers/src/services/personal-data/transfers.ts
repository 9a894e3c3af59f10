import { and, asc, eq, gt, or } from "drizzle-orm";

import { transfer } from "@mereau/db/tenant/schema.ts";
import type { Section } from "#services/personal-data/section.ts";

const PAGE = 500;

/** The transfers that a person asked for, or that were asked for in their name, with what their device signed. */
export const transfersSection: Section = {
  name: "transfers",
  tables: ["transfer"],
  async *pages({ db }, { id }) {
    let after = 0;
    for (;;) {
      const rows = await db
        .select()
        .from(transfer)
        .where(and(gt(transfer.seq, after), or(eq(transfer.actor, id), eq(transfer.onBehalfOf, id))))
        .orderBy(asc(transfer.seq))
        .limit(PAGE);
      yield rows;
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = last.seq;
    }
  },
};
