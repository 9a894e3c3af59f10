import { useEffect, useState } from "preact/hooks";

import type { components } from "@mereau/workers/client";
import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { community, here } from "#shell.ts";

export type Kind = components["schemas"]["DocumentKind"];

/** A text to accept; its words are null until they are there. */
export type Text = { document: Kind; version: string; types: readonly string[]; text: string | null };

type Texts = { texts: readonly Text[]; trouble: Trouble | null; again: () => void };

/** The texts that are in force: at first as the page named them, then with their words, and as they are now. */
export function useDocuments(): Texts {
  const [texts, setTexts] = useState<readonly Text[]>(() =>
    community.joining.documents.map((named) => ({ ...named, text: null })),
  );
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isLeft = false;
    setTrouble(null);
    void ask(api.GET("/v1/{community}/documents", { params: { path: here } })).then((answer) => {
      if (isLeft) return;
      if (answer.ok) setTexts(answer.value.items);
      else setTrouble(answer.trouble);
    });
    return () => {
      isLeft = true;
    };
  }, [round]);
  return { texts, trouble, again: () => setRound((count) => count + 1) };
}

/** Those that somebody of a member type accepts. */
export const textsFor = <One extends Pick<Text, "types">>(texts: readonly One[], type: string): One[] =>
  texts.filter(({ types }) => types.length === 0 || types.includes(type));
