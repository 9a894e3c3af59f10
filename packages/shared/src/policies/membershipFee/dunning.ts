import { DAY_MS } from "#calendar/date.ts";
import type { MembershipFeeSettings } from "#policies/membershipFee/settings.ts";

/** How far the reminding about an unpaid fee has come. Moments in milliseconds since 1970. */
export type Dunning = {
  dueAt: number;
  isOverdue: boolean;
  /** The days of the last reminder that had its turn; −1: none. */
  reminded: number;
  noticedAt: number | null;
  /** When it led to what an unpaid fee leads to. */
  unpaidAt: number | null;
};

/** What is to be done about an unpaid fee now, and when there will be something again; null: never. */
export type DunningStep = {
  becomesOverdue: boolean;
  /** The one reminder to send, by its place among those of the settings. */
  reminder: number | null;
  notice: boolean;
  consequence: "nothing" | "suspend" | null;
  /** How far it has come once this is done. */
  after: Dunning;
  nextAt: number | null;
};

/**
 * What an unpaid fee asks for at a moment. Reminders that were missed are not made up for one after the other: the last of
 * them is sent. What an unpaid fee leads to never comes before its notice has had its days, however late that was sent.
 */
export function dunningStep(settings: MembershipFeeSettings, at: Dunning, now: number): DunningStep {
  const { reminders, graceDays, unpaid } = settings;
  const days = Math.floor((now - at.dueAt) / DAY_MS);
  const missed = reminders.flatMap(({ afterDays }, index) =>
    afterDays > at.reminded && afterDays <= days ? [{ index, afterDays }] : [],
  );
  const last = missed.at(-1);
  const isOverdue = at.isOverdue || days >= graceDays;
  const notice = unpaid !== null && at.noticedAt === null && days >= unpaid.afterDays - unpaid.noticeDays;
  const noticedAt = notice ? now : at.noticedAt;
  const leadsAt = consequenceAt(settings, { ...at, noticedAt });
  const leads = unpaid !== null && leadsAt !== null && leadsAt <= now;
  const after: Dunning = {
    dueAt: at.dueAt,
    isOverdue,
    reminded: Math.max(at.reminded, last?.afterDays ?? -1),
    noticedAt,
    unpaidAt: leads ? now : at.unpaidAt,
  };
  return {
    becomesOverdue: isOverdue && !at.isOverdue,
    // A last notice says all that a reminder of the same day would
    reminder: notice ? null : (last?.index ?? null),
    notice,
    consequence: leads ? unpaid.leadsTo : null,
    after,
    nextAt: nextMoment(settings, after),
  };
}

function consequenceAt(
  { unpaid }: MembershipFeeSettings,
  { dueAt, noticedAt, unpaidAt }: Dunning,
): number | null {
  if (unpaid === null || unpaidAt !== null || noticedAt === null) return null;
  return Math.max(dueAt + unpaid.afterDays * DAY_MS, noticedAt + unpaid.noticeDays * DAY_MS);
}

/** The first moment after this at which something is to be done; null: none. */
function nextMoment(settings: MembershipFeeSettings, at: Dunning): number | null {
  const { reminders, graceDays, unpaid } = settings;
  const after = (days: number) => at.dueAt + days * DAY_MS;
  const moments = [
    ...reminders.filter(({ afterDays }) => afterDays > at.reminded).map(({ afterDays }) => after(afterDays)),
    ...(at.isOverdue ? [] : [after(graceDays)]),
    ...(unpaid !== null && at.noticedAt === null ? [after(unpaid.afterDays - unpaid.noticeDays)] : []),
    ...[consequenceAt(settings, at)].filter((moment) => moment !== null),
  ];
  return moments.length === 0 ? null : Math.min(...moments);
}
