import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { at, community } from "#shell.ts";
import { sayFirst } from "#texts/say.ts";

type Props = {
  title: string;
  /** Where the way back leads; null: a screen that one does not come back from. */
  back?: string | null;
  /** What stands at the bottom, under the thumb. */
  deeds?: ComponentChildren;
  /** Beside the title. */
  aside?: ComponentChildren;
  children: ComponentChildren;
};

/** The frame of every screen but the first: its title, where screen readers begin, the way back, and the deeds below. */
export function Screen({ title, back = "/", deeds, aside, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${community.name}`;
  }, [title]);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="screen">
      <header class="top">
        {back !== null && (
          <a class="back" href={at(back)} aria-label={sayFirst().common.back}>
            <Icon name="back" />
          </a>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside}
      </header>
      <main id="content" class="page">
        {children}
      </main>
      {deeds && <footer class="deeds">{deeds}</footer>}
    </div>
  );
}
