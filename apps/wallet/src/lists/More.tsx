import { useEffect, useRef } from "preact/hooks";

import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Listing } from "#lists/listing.ts";
import { say } from "#texts/say.ts";
import "#lists/lists.css";

/** Below a list: reads on as soon as its end comes near, and a button for whoever does not scroll. */
export function More<Item>({ listing, word }: { listing: Listing<Item>; word?: string }) {
  const end = useRef<HTMLDivElement>(null);
  const known = listing.known.value;
  const trouble = listing.trouble.value;
  const hasMore = known !== null && known.next !== null;
  useEffect(() => {
    const element = end.current;
    if (!element || !hasMore || trouble || typeof IntersectionObserver === "undefined") return;
    const seen = ([entry]: IntersectionObserverEntry[]) => {
      if (entry?.isIntersecting) void listing.more();
    };
    const observer = new IntersectionObserver(seen, { rootMargin: "600px" });
    observer.observe(element);
    return () => observer.disconnect();
  }, [listing, known?.items.length, known?.next, hasMore, trouble]);
  return (
    <div class="more" ref={end}>
      {trouble && known && hasMore && <TroubleNotice trouble={trouble} />}
      {hasMore && (
        <button type="button" class="other" onClick={() => void listing.more()}>
          {listing.busy.value ? say().common.loading : (word ?? say().common.more)}
        </button>
      )}
    </div>
  );
}
