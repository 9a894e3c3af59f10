import { application } from "@mereau/shared/contracts/applications.ts";
import { memberWithAccounts } from "@mereau/shared/contracts/members.ts";
import { FIRST_MEMBER_NUMBER } from "@mereau/shared/membership/account.ts";

import { anything, type Api } from "../client/api.ts";
import { everybodyIn } from "./cast.ts";
import { emailOf } from "./founding.ts";
import type { Cast, Story } from "./story.ts";

/** Everybody but the founder asks to join, one after the other: member numbers follow that order. */
export async function applyAll(api: Api, story: Story, cast: Cast): Promise<void> {
  const { slug } = story.founding;
  for (const [index, person] of everybodyIn(story).entries()) {
    if (index === 0) continue;
    const { key, name, type, phone = null, message = null } = person;
    const body = { id: cast.member(key), name, email: emailOf(person, story), type, phone, message };
    const { number } = await api.ask(application, "POST", `/v1/${slug}/members`, { body });
    if (number !== FIRST_MEMBER_NUMBER + index)
      throw new Error(`${name} became number ${number} of ${slug}: somebody else has applied meanwhile`);
  }
}

/** Asked together, to be quick. */
const AT_ONCE = 6;

/** The founder takes everybody in, gives the roles, and says what the community is about. */
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
  const contact = { email: `bonjour@${slug}.example` };
  await api.ask(anything, "PATCH", `/v1/${slug}/settings`, {
    token,
    body: { charter: story.charter, contact },
  });
}
