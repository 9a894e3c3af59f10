import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import { say } from "#screens/tariff/texts.ts";
import { hasRole } from "#session/me.ts";
import { at, here } from "#shell.ts";

/** Says that nothing can be bought, as long as no account of the house is chosen. */
export function SellerMissing() {
  const words = say();
  const { value } = useAnswer(() => ask(api.GET("/v1/{community}/settings", { params: { path: here } })));
  if (!value || (value.seller?.accounts?.length ?? 0) > 0) return null;
  return (
    <div class="notice warn">
      <span>{words.sellerMissing}</span>
      {hasRole("admin") && (
        <a class="other small" href={at("/tariff/seller")}>
          {words.setSeller}
        </a>
      )}
    </div>
  );
}
