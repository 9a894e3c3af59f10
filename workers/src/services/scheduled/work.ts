import type { CommunityContext } from "#services/context.ts";
import type { Mailer } from "#services/mail/mailer.ts";
import type { Pusher } from "#services/push/pusher.ts";
import type { HookSender } from "#services/webhooks/sender.ts";

/** What scheduled work is done with: nobody is asking, and the ledger is the one whose alarm has gone off. */
export type WorkContext = CommunityContext & {
  mailer: Mailer;
  /** Null: this deployment sends no push messages. */
  pusher: Pusher | null;
  /** Tells programs what happens. */
  hooks: HookSender;
};

/** Something that a community does of itself once its moment has come. */
export type ScheduledWork = {
  /** As its runs, the status and the log name it: `standing_orders`. */
  name: string;
  /** When it has something to do, in milliseconds since 1970: past where something waits; null: nothing in sight. */
  nextDue(ctx: WorkContext): Promise<number | null>;
  /** Does a limited part of what is due at `now`. Done twice it must be as done once; what it throws makes it wait. */
  run(ctx: WorkContext, now: number): Promise<void>;
};
