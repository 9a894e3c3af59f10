import { useLocation } from "preact-iso";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

import { CommunityToken } from "@mereau/ui/Token.tsx";
import { places } from "#frame/nav.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useDeed } from "#forms/useDeed.ts";
import { hasRole, me, signOut } from "#session/me.ts";
import { at, community, slug } from "#shell.ts";
import { say } from "#texts/common.ts";
import { choose, language } from "#texts/language.ts";

/** Whether a place of the menu is where one is, or above it. */
const isIn = (path: string, place: string): boolean =>
  place === "/" ? path === at("/") : path === at(place) || path.startsWith(`${at(place)}/`);

const pictureOf = (hash: string | null): string | null => (hash ? `/v1/${slug}/pictures/${hash}` : null);

/** Every screen stands in it: the community, the menu, who is at the desk. On a narrow screen the menu opens above. */
export function Frame({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  const words = say();
  return (
    <div class="desk">
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <header class="side">
        <a class="whose" href={at("/")}>
          <CommunityToken name={community.name} picture={pictureOf(community.looks.logo)} />
          <b>{community.name}</b>
        </a>
        <button
          type="button"
          class="other small menu-button"
          aria-expanded={isOpen}
          aria-controls="menu"
          onClick={() => setOpen(!isOpen)}
        >
          {words.menu}
        </button>
        <div id="menu" class={isOpen ? "menu open" : "menu"}>
          <nav aria-label={words.menu}>
            <ul>
              {places
                .filter(({ roles }) => hasRole(...roles))
                .map((place) => (
                  <li key={place.path}>
                    <a href={at(place.path)} aria-current={isIn(path, place.path) ? "page" : undefined}>
                      {place.name()}
                    </a>
                  </li>
                ))}
            </ul>
          </nav>
          <Person />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** Who is at the desk, and the ways out. */
function Person() {
  const out = useDeed(async () => {
    const trouble = await signOut();
    return trouble ? { ok: false as const, trouble } : { ok: true as const, value: true };
  });
  const words = say();
  const caller = me();
  const { path } = useLocation();
  return (
    <div class="person">
      {caller && (
        <p>
          <b>{caller.member.name}</b>
          <small>{words.roles[caller.role]}</small>
        </p>
      )}
      {out.trouble && <TroubleNotice trouble={out.trouble} />}
      <ul>
        <li>
          <a
            class="slight"
            href={at("/security")}
            aria-current={isIn(path, "/security") ? "page" : undefined}
          >
            {words.security}
          </a>
        </li>
        <li>
          <a class="slight" href={`/${slug}/`}>
            {words.wallet}
          </a>
        </li>
        <li>
          <button
            type="button"
            class="slight"
            lang={language.value === "fr" ? "en" : "fr"}
            onClick={() => choose(language.value === "fr" ? "en" : "fr")}
          >
            {words.otherLanguage}
          </button>
        </li>
        <li>
          <button type="button" class="slight" onClick={() => void out.run()}>
            {words.signOut}
          </button>
        </li>
      </ul>
    </div>
  );
}
