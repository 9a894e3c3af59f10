import { readSettings } from "#env.ts";
import { type Duty } from "#ledger/duties/duty.ts";
import { holdsDuty } from "#ledger/duties/holds.ts";
import type { DutyMemory } from "#ledger/duties/run.ts";
import { settlingDuty } from "#ledger/duties/settling.ts";
import { ticksDuty } from "#ledger/duties/ticks.ts";
import { workDuties } from "#ledger/duties/works.ts";
import type { OpenedLane } from "#ledger/open.ts";
import type { Ledger } from "#services/ledger/reach.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { createPusher } from "#services/push/pusher.ts";
import { findCommunityById } from "#services/platform/communities.ts";
import { openPlatform, openTenant } from "#services/platform/connect.ts";
import { createHookSender } from "#services/webhooks/sender.ts";
import { scheduledWorks } from "#services/scheduled/works.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

type Surroundings = {
  community: string;
  ledger: Ledger;
  env: object;
  clock: () => number;
  memory: DutyMemory;
};

/** With what a community's own work is done at a moment. */
export function contextsOf(
  { address }: Pick<OpenedLane, "address">,
  { community, ledger, env }: Pick<Surroundings, "community" | "ledger" | "env">,
): (now: number) => WorkContext {
  const settings = readSettings(env);
  const db = openTenant(address);
  const mailer = createMailer(settings);
  const pusher = createPusher(settings);
  const hooks = createHookSender(settings);
  return (now) => ({
    id: community,
    slug: address.slug,
    name: address.name,
    demo: address.demo,
    db,
    ledger,
    access: null,
    now,
    requestId: "alarm",
    mailer,
    pusher,
    hooks,
  });
}

/** Everything that the alarm of a community's ledger looks after: its own duties, then the services' scheduled works. */
export function dutiesOf(opened: OpenedLane, around: Surroundings): Duty[] {
  const { community, env, clock, memory } = around;
  const platform = openPlatform(readSettings(env));
  const isSuspended = async () =>
    (await findCommunityById(platform, community, clock()))?.status === "suspended";
  return [
    holdsDuty(opened),
    ticksDuty(opened),
    settlingDuty(opened, memory),
    ...workDuties(scheduledWorks, contextsOf(opened, around), isSuspended, clock),
  ];
}
