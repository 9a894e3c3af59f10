import type { PolicyKind } from "@mereau/shared/policies/registry.ts";
import { chargeForms } from "#screens/currency/policyForm/chargeForms.ts";
import type { PolicyForm } from "#screens/currency/policyForm/control.ts";
import { creditForms } from "#screens/currency/policyForm/creditForms.ts";
import { dividendForms } from "#screens/currency/policyForm/dividendForms.ts";

/** How each kind of policy is asked for. */
export const policyForms: Record<PolicyKind, PolicyForm> = {
  ...creditForms,
  ...dividendForms,
  ...chargeForms,
};
