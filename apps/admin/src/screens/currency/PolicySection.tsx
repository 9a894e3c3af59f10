import { type PolicyKind, policies } from "@mereau/shared/policies/registry.ts";
import { Controls } from "#screens/currency/policyForm/Controls.tsx";
import { type Draft, labelIn } from "#screens/currency/policyForm/draft.ts";
import { policyForms } from "#screens/currency/policyForm/forms.ts";
import { valueAt } from "#screens/currency/policyForm/json.ts";

/** One kind of rule: whether it applies, and how. */
export function PolicySection({ kind, draft }: { kind: PolicyKind; draft: Draft }) {
  const { controls, fresh } = policyForms[kind];
  const isOn = valueAt(draft.value, [kind]) !== undefined;
  const wrong = draft.wrong([kind]);
  return (
    <section class="card" aria-labelledby={`policy-${kind}`}>
      <label class="choice">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => draft.set([kind], event.currentTarget.checked ? fresh : undefined)}
        />
        <b id={`policy-${kind}`}>{labelIn(policies[kind].name)}</b>
      </label>
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      {isOn && (
        <div class="pair">
          <Controls controls={controls} path={[kind]} draft={draft} />
        </div>
      )}
    </section>
  );
}
