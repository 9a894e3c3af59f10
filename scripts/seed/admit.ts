import { application } from "@mereau/shared/contracts/applications.ts";
import { memberWithAccounts } from "@mereau/shared/contracts/members.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { FIRST_MEMBER_NUMBER } from "@mereau/shared/membership/account.ts";

import { anything, type Api } from "../client/api.ts";
import { DAY_MS } from "./calendar.ts";
import { everybodyIn } from "./cast.ts";
import { emailOf } from "./founding.ts";
import { randomFrom } from "./random.ts";
import type { Cast, Story } from "./story.ts";

/** Everybody but the founder asks to join, one after the other: member numbers follow that order. */
export async function applyAll(api: Api, story: Story, cast: Cast): Promise<void> {
  const { slug } = story.founding;
  for (const [index, person] of everybodyIn(story).entries()) {
    if (index === 0) continue;
    const { key, name, type, phone = null, message = null } = person;
    const asked = { id: cast.member(key), name, email: emailOf(person, story), type, phone, message };
    const body = { ...asked, accepts: acceptedIn(story) };
    const { number } = await api.ask(application, "POST", `/v1/${slug}/members`, { body });
    if (number !== FIRST_MEMBER_NUMBER + index)
      throw new Error(`${name} became number ${number} of ${slug}: somebody else has applied meanwhile`);
  }
}

const acceptedIn = ({ documents: { charter, terms } }: Story) => ({
  charter: charter.version,
  terms: terms.version,
});

/** The founder says what the community is about before anybody comes, and accepts it too. */
export async function sayAll(
  api: Api,
  { founding, documents, joining }: Story,
  token: string,
): Promise<void> {
  const path = `/v1/${founding.slug}`;
  const contact = { email: `bonjour@${founding.slug}.example` };
  const body = { ...documents, contact, ...(joining && { joining }) };
  await api.ask(anything, "PATCH", `${path}/settings`, { token, body });
  for (const document of ["charter", "terms"] as const) {
    const { version } = documents[document];
    await api.ask(anything, "POST", `${path}/acceptances`, { token, body: { document, version } });
  }
}

/** Asked together, to be quick. */
const AT_ONCE = 6;

/** The founder takes everybody in, gives the roles, and invites more people. */
export async function admitAll(api: Api, story: Story, cast: Cast, token: string): Promise<void> {
  const { slug } = story.founding;
  const waiting = story.people.slice(1);
  const admit = async () => {
    for (let person = waiting.shift(); person; person = waiting.shift()) {
      const path = `/v1/${slug}/members/${cast.member(person.key)}`;
      await api.ask(memberWithAccounts, "POST", `${path}/approval`, { token });
      if (person.role) await api.ask(anything, "PUT", `${path}/role`, { token, body: { role: person.role } });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, admit));
  if (!story.invitation) return;
  const { id, expiresAt } = invitationOf(story, cast);
  const body = { ...story.invitation, id, expiresAt, approved: true };
  await api.ask(anything, "POST", `/v1/${slug}/invitations`, { token, body });
}

const DAYS_OPEN = 300;

/** The same each time for the same start, so that it is one invitation however often it is asked for. */
function invitationOf({ founding }: Story, { start, days }: Cast): { id: string; expiresAt: number } {
  const end = start + days * DAY_MS;
  const id = uuidV7(end, randomFrom(`${founding.slug} invitation`).bytes(10));
  return { id, expiresAt: end + DAYS_OPEN * DAY_MS };
}
