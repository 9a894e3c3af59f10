import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { at } from "#shell.ts";
import { say } from "#texts/common.ts";

/** Why something could not be had, in a sentence, with what to quote and a way to try again. */
export const TroubleNotice = ({ trouble, onRetry }: { trouble: Trouble; onRetry?: () => void }) => {
  const words = say();
  const refused = trouble.kind === "refused" ? trouble.problem : null;
  return (
    <div class="notice bad" role="alert">
      <b>{refused ? refused.detail : words.unreachable}</b>
      {refused && refused.status >= 500 && <small>{words.quote(refused.requestId)}</small>}
      {refused?.code === "sign_in_again" && (
        <a
          class="slight"
          href={at(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)}
        >
          {words.signIn}
        </a>
      )}
      {onRetry && (
        <button type="button" class="slight" onClick={onRetry}>
          {words.retry}
        </button>
      )}
    </div>
  );
};
