import { policies, policyKinds } from "@mereau/shared/policies/registry.ts";
import type { components } from "@mereau/workers/client";
import { labelIn } from "#screens/currency/policyForm/draft.ts";
import { say } from "#screens/currency/texts.ts";
import { dayOf } from "#words/when.ts";

type Version = components["schemas"]["PolicyVersion"];

const nameOf = (policy: string): string => {
  const kind = policyKinds.find((each) => each === policy);
  return kind ? labelIn(policies[kind].name) : policy;
};

/** A version of the policies in the words that members read. */
export const Explained = ({ version }: { version: Version }) => (
  <>
    {version.state === "in_force" && (
      <p class="soft">{say().since(dayOf(version.effectiveAt), version.settledBy?.name ?? null)}</p>
    )}
    <ul class="explained">
      {version.explanation.map(({ policy, text }) => (
        <li key={policy}>
          <b>{nameOf(policy)}</b>
          {text}
        </li>
      ))}
    </ul>
  </>
);
