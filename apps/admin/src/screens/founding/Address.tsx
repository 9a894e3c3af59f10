import { useEffect, useState } from "preact/hooks";

import { communitySlug } from "@mereau/shared/contracts/communities.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { draft, write } from "#screens/founding/draft.ts";
import { say } from "#screens/founding/texts.ts";

/** How long one must have stopped typing before the address is asked about. */
const PAUSE_MS = 300;

type Standing = components["schemas"]["AddressStanding"];

/** Whether the address is free, as one types. */
function useStanding(slug: string): Standing | null {
  const [standing, setStanding] = useState<Standing | null>(null);
  useEffect(() => {
    if (!communitySlug.safeParse(slug).success) return;
    const waiting = setTimeout(async () => {
      const answer = await ask(api.GET("/v1/communities/address", { params: { query: { slug } } }));
      if (answer.ok) setStanding(answer.value);
    }, PAUSE_MS);
    return () => clearTimeout(waiting);
  }, [slug]);
  return standing?.slug === slug ? standing : null;
}

/** The address of the community, with what is known of it. */
export function Address({ wrong }: { wrong: string | undefined }) {
  const words = say();
  const { slug } = draft.value;
  const standing = useStanding(slug);
  const suggestion = standing?.suggestion;
  const refusal = standing && standing.standing !== "free" ? words[standing.standing](slug) : undefined;
  return (
    <>
      <Field label={words.slug} hint={words.slugHint(location.host)} wrong={refusal ?? wrong}>
        <input
          value={slug}
          minLength={2}
          maxLength={40}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          required
          autoCapitalize="none"
          spellcheck={false}
          onInput={({ currentTarget }) => write({ slug: currentTarget.value, isSlugTyped: true })}
        />
      </Field>
      <p role="status" class="soft standing">
        {standing?.standing === "free" && words.free(slug)}
        {suggestion && (
          <button type="button" class="slight" onClick={() => write({ slug: suggestion, isSlugTyped: true })}>
            {words.use(suggestion)}
          </button>
        )}
      </p>
    </>
  );
}
