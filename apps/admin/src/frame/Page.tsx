import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { at, community } from "#shell.ts";
import { say } from "#texts/common.ts";

type Props = {
  title: string;
  /** A sentence below the title: what this is, or how it stands. */
  lead?: ComponentChildren;
  /** Where the way back leads, after the app’s own address; without it the screen stands in the menu. */
  back?: string;
  /** What is done here, beside the title. */
  deeds?: ComponentChildren;
  children: ComponentChildren;
};

/** The frame of every screen: its title, where screen readers begin, what is done here, and the rest. */
export function Page({ title, lead, back, deeds, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${community.name}`;
  }, [title]);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="page">
      <header class="page-head">
        <div>
          {back !== undefined && (
            <a class="slight back" href={at(back)}>
              ‹ {say().back}
            </a>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p class="soft">{lead}</p>}
        </div>
        {deeds && <div class="page-deeds">{deeds}</div>}
      </header>
      {children}
    </div>
  );
}
