import { wasEnded } from "#session/session.ts";
import { sayFirst } from "#texts/say.ts";

/** Tells whoever comes back to a device that was signed out from elsewhere, or by time, that nothing is broken. */
export const EndedNotice = () =>
  wasEnded.value ? (
    <p class="notice warn" role="status">
      <b>{sayFirst().welcome.ended}</b>
      <span>{sayFirst().welcome.endedWhy}</span>
    </p>
  ) : null;
