import type { Trouble as Told } from "@mereau/ui/asking/ask.ts";
import { say } from "#screens/founding/texts.ts";

/** Why something could not be done, in a sentence. */
export const Trouble = ({ trouble }: { trouble: Told }) => (
  <div class="notice bad" role="alert">
    <b>{trouble.kind === "refused" ? trouble.problem.detail : say().unreachable}</b>
  </div>
);
