import { Page } from "#frame/Page.tsx";
import { ToOpening } from "#screens/opening/ToOpening.tsx";
import { Glance } from "#screens/reports/Glance.tsx";
import { say } from "#screens/today/texts.ts";
import { Waiting } from "#screens/today/Waiting.tsx";
import { hasRole, me } from "#session/me.ts";
import { paidWith } from "#words/amounts.ts";
import "#screens/reports/reports.css";

/** The first screen: what there is to do, and how the currency is doing. */
export function Today() {
  const [first = ""] = (me()?.member.name ?? "").split(" ");
  const [currency] = paidWith;
  return (
    <Page title={say().hello(first)}>
      {hasRole("admin") && <ToOpening />}
      <Waiting />
      {currency && hasRole("admin", "manager", "auditor") && (
        <section class="page-part" aria-labelledby="figures">
          <h2 id="figures">{say().figures(currency.name)}</h2>
          <Glance currency={currency} />
        </section>
      )}
    </Page>
  );
}
