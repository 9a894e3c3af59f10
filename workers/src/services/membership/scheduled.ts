import { dueMemberships, nextMembershipDue } from "#services/membership/due.ts";
import { endMemberships } from "#services/membership/expire.ts";
import { readMembershipPolicy } from "#services/membership/policy.ts";
import { settleStandings } from "#services/membership/settle.ts";
import { notify, remind } from "#services/membership/tell.ts";
import type { ScheduledWork } from "#services/scheduled/work.ts";

/**
 * What time does to memberships: they end, the ledger is told, and members are reminded and told. One run does a limited
 * share; what is left is due at once. Run twice, by two at once, or a year late, it ends in the same state.
 */
export const membershipWork: ScheduledWork = {
  name: "membership",

  nextDue: nextMembershipDue,

  async run(community, now) {
    const ctx = { ...community, now };
    await endMemberships(ctx);
    await settleStandings(ctx);
    const [{ settings }, { reminders, notices }] = await Promise.all([
      readMembershipPolicy(ctx),
      dueMemberships(ctx, now),
    ]);
    for (const row of notices) await notify(ctx, settings, row);
    for (const row of reminders) await remind(ctx, settings, row);
  },
};
