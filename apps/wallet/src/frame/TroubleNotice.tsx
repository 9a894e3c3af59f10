import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { wayBack } from "#frame/wayBack.ts";
import { at } from "#shell.ts";
import { sayFirst } from "#texts/say.ts";

/** Why something could not be had, in a sentence, with what to quote and a way to try again. */
export const TroubleNotice = ({ trouble, onRetry }: { trouble: Trouble; onRetry?: () => void }) => {
  const words = sayFirst();
  const refused = trouble.kind === "refused" ? trouble.problem : null;
  return (
    <div class="notice bad" role="alert">
      <b>{refused ? refused.detail : words.trouble.unreachable}</b>
      {refused && refused.status >= 500 && <small>{words.trouble.quote(refused.requestId)}</small>}
      {refused?.code === "unknown_key" && (
        <a class="slight" href={at("/me/code")}>
          {words.home.protectNow}
        </a>
      )}
      {refused?.code === "sign_in_again" && (
        <a class="slight" href={wayBack("/sign-in")}>
          {words.welcome.signIn}
        </a>
      )}
      {onRetry && (
        <button type="button" class="slight" onClick={onRetry}>
          {words.common.retry}
        </button>
      )}
    </div>
  );
};
