import { ask } from "@mereau/ui/asking/ask.ts";
import { isNothing } from "@mereau/ui/words/decimals.ts";
import { api } from "#api/client.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import { say } from "#screens/today/texts.ts";
import { at, here } from "#shell.ts";
import { inEuros } from "#words/euros.ts";
import { onReserves } from "#words/reserves.ts";

/** A warning for each guarantee fund that is short; what could not be read is said on the fund’s own screen. */
export const ShortFunds = () => (
  <>
    {onReserves.map((code) => (
      <ShortFund key={code} code={code} />
    ))}
  </>
);

function ShortFund({ code }: { code: string }) {
  const { value } = useAnswer(
    () =>
      ask(
        api.GET("/v1/{community}/currencies/{code}/guarantee-fund", { params: { path: { ...here, code } } }),
      ),
    code,
  );
  if (!value || value.short === null || isNothing(value.short)) return null;
  return (
    <p class="notice warn">
      <a href={at("/fund")}>{say().short(inEuros(value.short))}</a>
    </p>
  );
}
