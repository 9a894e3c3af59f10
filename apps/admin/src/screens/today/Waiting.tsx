import { WAITING_MAX, type WaitingKind } from "@mereau/shared/contracts/waiting.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { ShortFunds } from "#screens/today/ShortFunds.tsx";
import { say } from "#screens/today/texts.ts";
import { hasRole } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { countOf } from "#words/amounts.ts";

/** Where each is done. */
const places: Record<WaitingKind, string> = {
  applications: "/members?status=applied",
  redemptions: "/counter/redemptions",
  bank_lines: "/counter/bank",
  proposals: "/approvals",
  task_claims: "/tariff/tasks",
  unusual_payments: "/reports/review",
  open_tills: "/counter/tills",
  imports: "/members/import",
};

/** What waits for whoever looks, each a line that leads there. */
export function Waiting() {
  const words = say();
  const { value, trouble, refresh } = useAnswer(() =>
    ask(api.GET("/v1/{community}/waiting", { params: { path: here } })),
  );
  return (
    <section class="page-part" aria-labelledby="waiting" aria-busy={value === null && !trouble}>
      <h2 id="waiting">{words.waiting}</h2>
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {!value && !trouble && <p class="card waiting" data-shape="en attendant" />}
      {hasRole("admin", "manager", "auditor") && <ShortFunds />}
      {value?.items.length === 0 && <p class="card soft">{words.nothing}</p>}
      {value && value.items.length > 0 && (
        <ul class="rows">
          {value.items.map(({ what, count }) => (
            <li key={what}>
              <a class="row bare" href={at(places[what])}>
                <b>{words.kinds[what](count, count < WAITING_MAX ? countOf(count) : words.orMore)}</b>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
