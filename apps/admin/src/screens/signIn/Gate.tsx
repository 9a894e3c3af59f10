import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

import { CommunityToken } from "@mereau/ui/Token.tsx";
import { community } from "#shell.ts";
import { say } from "#texts/common.ts";
import { choose, language } from "#texts/language.ts";

/** What is seen before one is in: a narrow page with the community’s sign. */
export function Gate({ title, children }: { title: string; children: ComponentChildren }) {
  useEffect(() => {
    document.title = `${title} · ${community.name}`;
  }, [title]);
  const other = language.value === "fr" ? "en" : "fr";
  return (
    <main class="gate">
      <CommunityToken name={community.name} large />
      <h1>{title}</h1>
      {children}
      <p>
        <button type="button" class="slight" lang={other} onClick={() => choose(other)}>
          {say().otherLanguage}
        </button>
      </p>
    </main>
  );
}
