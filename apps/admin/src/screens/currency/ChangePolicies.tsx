import { useLocation, useRoute } from "preact-iso";

import { policies as kinds, policyKinds } from "@mereau/shared/policies/registry.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { Page } from "#frame/Page.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { PolicySection } from "#screens/currency/PolicySection.tsx";
import type { Draft } from "#screens/currency/policyForm/draft.ts";
import type { Json } from "#screens/currency/policyForm/json.ts";
import { Settle } from "#screens/currency/Settle.tsx";
import { Simulation } from "#screens/currency/Simulation.tsx";
import { say } from "#screens/currency/texts.ts";
import { type Checked, useCheck } from "#screens/currency/useCheck.ts";
import { useDraft } from "#screens/currency/useDraft.ts";
import { at, here } from "#shell.ts";
import { say as sayCommon } from "#texts/common.ts";
import { currencyOf } from "#words/amounts.ts";
import "#screens/currency/currency.css";

type Known = {
  policies: components["schemas"]["PoliciesOfCurrency"];
  types: components["schemas"]["MemberType"][];
  pots: components["schemas"]["Pot"][];
};

async function readAll(code: string) {
  const path = { ...here, code };
  const [policies, types, pots] = await Promise.all([
    ask(api.GET("/v1/{community}/currencies/{code}/policies", { params: { path } })),
    ask(api.GET("/v1/{community}/member-types", { params: { path: here } })),
    ask(api.GET("/v1/{community}/pots", { params: { path: here, query: { currency: code } } })),
  ]);
  if (!policies.ok) return policies;
  if (!types.ok) return types;
  if (!pots.ok) return pots;
  const value: Known = { policies: policies.value, types: types.value.items, pots: pots.value.items };
  return { ok: true as const, value };
}

/** Changing by what a currency goes: written, explained, tried on the past, settled. */
export function ChangePolicies() {
  const { params } = useRoute();
  const code = params["code"] ?? "";
  const known = useAnswer(() => readAll(code), code);
  const words = say();
  return (
    <Page
      title={words.changeTitle(currencyOf(code).name)}
      lead={words.changeLead}
      back={`/currencies/${code}`}
    >
      {known.trouble && <TroubleNotice trouble={known.trouble} onRetry={() => void known.refresh()} />}
      {known.value ? (
        <Writing code={code} known={known.value} />
      ) : (
        !known.trouble && <p role="status">{sayCommon().loading}</p>
      )}
    </Page>
  );
}

/** What is in force, as what will be sent. */
function asJson(known: Known["policies"]): Json {
  const text = JSON.stringify(known.inForce?.policies ?? {});
  const value: Json = JSON.parse(text);
  return value;
}

function Writing({ code, known }: { code: string; known: Known }) {
  const { route } = useLocation();
  const currency = currencyOf(code);
  const written = useDraft({
    currency,
    types: known.types,
    pots: known.pots,
    inForce: asJson(known.policies),
  });
  const { policies, newPots } = written;
  const { checked, isOfThis, trouble } = useCheck(code, policies);
  const disagreements = new Map(
    checked?.disagreements.flatMap(({ settings, why }) => settings.map((path) => [path, why] as const)),
  );
  const draft: Draft = {
    ...written.draft,
    // Settings may each be in order, and not go together
    wrong: (path) => written.draft.wrong(path) ?? disagreements.get(path.join(".")),
  };
  const fitting = policyKinds.filter(
    (kind) => kinds[kind].governs.some((each) => each === currency.kind) || kind in Object(draft.value),
  );
  return (
    <>
      {fitting.map((kind) => (
        <PolicySection key={kind} kind={kind} draft={draft} />
      ))}
      {trouble && <TroubleNotice trouble={trouble} />}
      <Outcome checked={policies ? checked : null} newPots={newPots} />
      <Simulation currency={currency} policies={isOfThis && checked?.agrees ? policies : null} />
      {policies && checked && (
        <Settle
          code={code}
          policies={policies}
          newPots={newPots}
          checked={checked}
          isReady={isOfThis && checked.agrees && checked.changes.length > 0}
          onSettled={() => route(at(`/currencies/${code}`))}
        />
      )}
    </>
  );
}

/** What is written, in words: what would change, or what is still in the way. */
function Outcome({
  checked,
  newPots,
}: {
  checked: Checked | null;
  newPots: readonly { id: string; name: string }[];
}) {
  const words = say();
  if (!checked)
    return (
      <p class="notice warn" role="status">
        {words.mend}
      </p>
    );
  if (!checked.agrees)
    return (
      <div class="notice bad" role="alert">
        <b>{words.disagrees}</b>
        {checked.disagreements.map(({ why }) => (
          <p key={why}>{why}</p>
        ))}
      </div>
    );
  const names = new Map(newPots.map(({ id, name }) => [id, name]));
  const toOpen = checked.pots.filter(({ exists }) => !exists).map(({ id }) => names.get(id) ?? id);
  return (
    <section class="card" role="status">
      <h2>{words.wouldChange}</h2>
      {checked.changes.length === 0 && <p>{words.nothingChanges}</p>}
      <ul class="explained">
        {checked.changes.map(({ policy, text }) => (
          <li key={policy}>{text}</li>
        ))}
      </ul>
      {toOpen.length > 0 && <p>{words.potsToOpen(toOpen.join(", "))}</p>}
    </section>
  );
}
