import { useState } from "preact/hooks";

import { newId } from "@mereau/ui/newId.ts";

/** What was asked for, and of which nobody knows yet what became. */
type Kept<Review> = { id: string; review: Review };

function kept<Review>(key: string): Kept<Review> | null {
  const found: Kept<Review> | null = JSON.parse(sessionStorage.getItem(key) ?? "null");
  return found;
}

/**
 * Something that moves money, under one id from the form to its end. From when it is asked for until its outcome is known this tab
 * keeps it, so that a reload and the way back find it again, and it alone can be asked for.
 *
 * @param key what it is kept by
 */
export function useOrder<Review>(key: string) {
  const [before] = useState(() => kept<Review>(key));
  const [id, setId] = useState(() => before?.id ?? newId());
  const [review, setReview] = useState<Review | null>(before?.review ?? null);
  const [isDoubtful, setDoubtful] = useState(before !== null);
  return {
    id,
    /** What is about to be done, read back before it is; null while it is typed. */
    review,
    setReview,
    /** Nobody knows whether it was carried out: only the same may be asked again. */
    isDoubtful,
    doubt: () => setDoubtful(true),
    /** Keeps it, before it is asked for. */
    keep: (asked: Review) =>
      sessionStorage.setItem(key, JSON.stringify({ id, review: asked } satisfies Kept<Review>)),
    /** Its outcome is known. */
    settle: () => {
      sessionStorage.removeItem(key);
      setDoubtful(false);
    },
    /** Another one: what was refused stays refused under the first id. */
    renew: () => setId(newId()),
  };
}
