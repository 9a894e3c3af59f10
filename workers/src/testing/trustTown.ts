import type * as z from "zod";

import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { membershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import { certify } from "#services/certifications/certify.ts";
import type { Caller } from "#services/context.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { applyToJoin } from "#services/members/apply.ts";
import { findMember } from "#services/members/find.ts";
import { changeMembershipPolicy } from "#services/membership/changePolicy.ts";
import { recogniseFounder } from "#services/membership/founder.ts";
import { getMembership } from "#services/membership/get.ts";
import { sendMessages } from "#services/messages/send.ts";
import { membershipWork } from "#services/membership/scheduled.ts";
import { createHookSender } from "#services/webhooks/sender.ts";
import { applicationOf, newId, startCommunity } from "#testing/community.ts";

type Policy = z.input<typeof membershipSettings>;

/** Two certifications make a member, as often as one likes, wherever they stand. */
export const smallWeb: Policy = {
  mode: "web_of_trust",
  founders: 4,
  webOfTrust: { needed: 2, periodDays: 0, distance: null },
};

/**
 * A community in which members recognise one another. Its time stands still until it is moved: `at` is its moment,
 * in days since it began.
 */
export async function startTrustTown(policy: Policy = smallWeb) {
  const town = await startCommunity();
  const began = Date.now();
  let day = 0;
  const now = () => began + day * DAY_MS;
  const context = () => town.context({ now: now() });
  const workContext = () => ({
    ...context(),
    mailer: createMailer(town.world.settings),
    pusher: null,
    hooks: createHookSender(town.world.settings),
  });

  const settle = (settings: Policy) =>
    changeMembershipPolicy(context(), town.admin, membershipSettings.parse(settings));

  /** Somebody applies; gives their id, their number and who they are when they ask. */
  async function apply(name: string) {
    const application = { ...applicationOf(name), email: `${name.toLowerCase()}@example.org` };
    const { id, number } = await applyToJoin(context(), application);
    const caller: Caller = { member: id, role: "member", scopes: null, session: `session of ${name}` };
    return { id, number, caller };
  }

  type Person = Awaited<ReturnType<typeof apply>>;

  /** Somebody whom the administrator recognises. */
  async function found(name: string): Promise<Person> {
    const person = await apply(name);
    await recogniseFounder(context(), town.admin, person.id);
    return person;
  }

  await settle(policy);
  const { number } = await findMember(context(), town.admin.member);
  const maud: Person = { id: town.admin.member, number, caller: town.admin };

  return {
    ...town,
    context,
    began,
    /** The administrator, who is recognised since the founding. */
    maud,
    settle,
    apply,
    found,
    goTo: (next: number) => {
      day = next;
    },
    certify: (from: Person, to: Person, id = newId()) =>
      certify(context(), from.caller, { id, number: to.number }),
    /** Each of these certifies the person. */
    vouch: async (from: readonly Person[], to: Person) => {
      for (const one of from) await certify(context(), one.caller, { id: newId(), number: to.number });
    },
    standing: (person: Person) => getMembership(context(), person.id),
    nextDue: async () => {
      const due = await membershipWork.nextDue(workContext());
      return due === null ? null : (due - began) / DAY_MS;
    },
    /** Does a share of what is due, as each of two instances would, and sends the letters about it. */
    run: async () => {
      await membershipWork.run(workContext(), now());
      await sendMessages.run(workContext(), now());
    },
    /** Does all that is due, as the alarm would. */
    alarm: () => town.runDue(now()),
  };
}

export type TrustTown = Awaited<ReturnType<typeof startTrustTown>>;
