import { useEffect, useState } from "preact/hooks";

import { draftKey } from "#store/drafts.ts";

/**
 * What is being written on a screen. It stays through a reload and a way round by another screen, with the id under which it is
 * asked for: asking for it again is then asking once.
 */
export function useDraft<Draft extends Record<string, string>>(
  name: string,
  empty: () => Draft,
): { draft: Draft; set: (change: Partial<Draft>) => void; drop: () => void } {
  const key = draftKey(name);
  const [draft, setDraft] = useState<Draft>(() => ({ ...empty(), ...kept(key) }));
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(draft)), [draft]);
  return {
    draft,
    set: (change) => setDraft((before) => ({ ...before, ...change })),
    drop: () => {
      sessionStorage.removeItem(key);
      setDraft(empty());
    },
  };
}

function kept(key: string): Record<string, string> {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    return typeof found === "object" && found !== null
      ? Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === "string"))
      : {};
  } catch {
    return {};
  }
}
