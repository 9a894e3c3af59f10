import type { SQL } from "drizzle-orm";
import type * as z from "zod";

import type { SettingVersion } from "@mereau/shared/contracts/settingVersions.ts";
import type { Names, Texts } from "@mereau/shared/policies/policy.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import type { Write } from "#services/scheduled/plan.ts";

/** What is settled, whichever subject it is about. */
export type SettingValue = SettingVersion["settings"];

type Subject = {
  /** Under which its versions are kept: `membership`, `member-type:provider`. */
  subject: string;
  /** What the audit log calls it: what is done, as in `membership_policy.change`, and to what. */
  audit: { noun: string; subject: string };
  /** What members call it: “the rules of membership”. */
  title: (names: Names) => Texts;
  /** The members to whom a change is told; all, where it is left out. */
  concerned?: SQL;
};

/** All that is written, in one transaction, when settings come into force. */
type Writes = Write[] | Promise<Write[]>;

type Rules<Settings> = {
  schema: z.ZodType<Settings>;
  /** What holds now. */
  read: (ctx: CommunityContext) => Promise<Settings>;
  /** Refuses what cannot stand in the community as it is now. */
  check: (ctx: CommunityContext, settings: Settings) => Promise<void>;
  /** What settings mean for members. */
  explain: (settings: Settings, names: Names) => Texts;
  writes: (ctx: CommunityContext, change: { before: Settings; after: Settings }) => Writes;
  /** What is done once it is written. Cut off, somebody else must come to do it. */
  afterwards?: (ctx: CommunityContext) => Promise<void>;
};

/** A subject that is settled version by version, at once or from a date: its settings as they are kept, unread. */
export type VersionedSetting = Subject & {
  read: (ctx: CommunityContext) => Promise<SettingValue>;
  parse: (kept: unknown) => SettingValue;
  check: (ctx: CommunityContext, kept: unknown) => Promise<void>;
  explain: (kept: unknown, names: Names) => Texts;
  writes: (ctx: CommunityContext, change: { before: unknown; after: unknown }) => Writes;
  afterwards: (ctx: CommunityContext) => Promise<void>;
};

/** Makes a subject that is settled version by version. What is no longer read as its settings is refused: `invalid_input`. */
export function versioned<Settings extends SettingValue>({
  schema,
  read,
  check,
  explain,
  writes,
  afterwards = () => Promise.resolve(),
  ...subject
}: Subject & Rules<Settings>): VersionedSetting {
  const parse = (kept: unknown): Settings => {
    const found = schema.safeParse(kept);
    if (!found.success) throw new Refusal("invalid_input");
    return found.data;
  };
  return {
    ...subject,
    read,
    parse,
    check: async (ctx, kept) => check(ctx, parse(kept)),
    explain: (kept, names) => explain(parse(kept), names),
    writes: (ctx, { before, after }) => writes(ctx, { before: parse(before), after: parse(after) }),
    afterwards,
  };
}
