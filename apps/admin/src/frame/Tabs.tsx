import { useLocation } from "preact-iso";

import type { Role } from "@mereau/shared/membership/roles.ts";
import { hasRole } from "#session/me.ts";
import { at } from "#shell.ts";

/** A part of a main part, with a screen of its own. */
export type Tab = {
  /** After the address of the app. */
  path: string;
  name: () => string;
  /** For whom it is. */
  roles: readonly Role[];
};

/** The way to the parts that stand beside this screen; nothing where there is only one for whoever looks. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const { path: here } = useLocation();
  const shown = tabs.filter(({ roles }) => hasRole(...roles));
  if (shown.length < 2) return null;
  return (
    <nav class="tabs" aria-label={label}>
      {shown.map(({ path, name }) => (
        <a key={path} href={at(path)} aria-current={here === at(path) ? "page" : undefined}>
          {name()}
        </a>
      ))}
    </nav>
  );
}
