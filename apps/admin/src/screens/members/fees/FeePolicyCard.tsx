import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import { say } from "#screens/members/fees/policyTexts.ts";
import { hasRole } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { language } from "#texts/language.ts";
import { dateAt } from "#words/when.ts";

/** What holds now, and what is announced. */
export const readFeePolicy = () =>
  ask(api.GET("/v1/{community}/membership-fee-policy", { params: { path: here } }));

/** What members are asked, in plain sentences, with the way to change it. */
export function FeePolicyCard() {
  const words = say();
  const { value } = useAnswer(readFeePolicy);
  return (
    <section class="card">
      <h2>{words.title}</h2>
      {value ? (
        <>
          <p>{value.explanation[language.value]}</p>
          {value.announced.map(({ version, effectiveAt, explanation }) => (
            <p key={version} class="soft">
              {words.announced(dateAt(effectiveAt), explanation[language.value])}
            </p>
          ))}
        </>
      ) : (
        <p class="waiting" data-shape="…" />
      )}
      {hasRole("admin") && (
        <p class="deeds">
          <a class="other small" href={at("/members/fees/policy")}>
            {words.change}
          </a>
        </p>
      )}
    </section>
  );
}
