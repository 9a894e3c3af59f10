import { useEffect, useState } from "preact/hooks";

import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import type { Policies } from "#screens/currency/useDraft.ts";
import { here } from "#shell.ts";

export type Checked = components["schemas"]["PoliciesChecked"];

/** After this long without another stroke what is written is checked. */
const REST_MS = 400;

/** What policies that are being written would mean, asked anew whenever they change; what was known before stays meanwhile. */
export function useCheck(code: string, policies: Policies | null) {
  const [known, setKnown] = useState<{ of: string; checked: Checked } | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const text = JSON.stringify(policies);
  useEffect(() => {
    if (policies === null) return;
    let isLate = false;
    const timer = setTimeout(async () => {
      const path = { ...here, code };
      const answer = await ask(
        api.POST("/v1/{community}/currencies/{code}/policies/check", {
          params: { path },
          body: { policies },
        }),
      );
      if (isLate) return;
      setTrouble(answer.ok ? null : answer.trouble);
      if (answer.ok) setKnown({ of: text, checked: answer.value });
    }, REST_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [code, text]);
  /** `isOfThis`: it is about what is written now, and not about what was a moment ago. */
  return { checked: known?.checked ?? null, isOfThis: known?.of === text, trouble };
}
