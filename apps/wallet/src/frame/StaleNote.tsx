import { now } from "@mereau/ui/clock.ts";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { isOnline } from "#frame/online.ts";
import { say } from "#texts/say.ts";
import { momentOf } from "#words/when.ts";

/** Says of when what is shown is, where it could not be made newer. */
export const StaleNote = ({ at, trouble }: { at: number; trouble: Trouble | null }) =>
  trouble?.kind === "unreachable" || !isOnline.value ? (
    <p class="stale">{say().trouble.offlineSince(momentOf(at, now()))}</p>
  ) : null;
