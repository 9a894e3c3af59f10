import { signal } from "@preact/signals";

/** What has just happened, in a sentence that screen readers say at once. */
const said = signal<{ text: string; id: number } | null>(null);
let count = 0;

const SHOWN_MS = 6_000;

/** Tells something that has just happened, for a few seconds. */
export function tell(text: string): void {
  const id = (count += 1);
  said.value = { text, id };
  setTimeout(() => {
    if (said.value?.id === id) said.value = null;
  }, SHOWN_MS);
}

export const Tidings = () => (
  <div class="tidings" role="status">
    {said.value && <p key={said.value.id}>{said.value.text}</p>}
  </div>
);
