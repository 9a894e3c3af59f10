import { useLocation } from "preact-iso";

import { Icon, type IconName } from "@mereau/ui/icons.tsx";
import { isSignedIn } from "#session/session.ts";
import { at } from "#shell.ts";
import { sayFirst } from "#texts/say.ts";

type Tab = { path: string; icon: IconName; word: "home" | "history" | "directory" | "me" };

const tabs: readonly Tab[] = [
  { path: "/", icon: "home", word: "home" },
  { path: "/history", icon: "history", word: "history" },
  { path: "/directory", icon: "directory", word: "directory" },
  { path: "/me", icon: "person", word: "me" },
];

const bare = (address: string): string => address.replace(/\/$/, "");

/** The screens that one goes to from anywhere. Screens where something is being done leave it out. */
export function TabBar() {
  const { path } = useLocation();
  const current = tabs.find((tab) => bare(at(tab.path)) === bare(path));
  if (!isSignedIn.value || !current) return null;
  const words = sayFirst().tabs;
  return (
    <nav class="tabs" aria-label={words.label}>
      {tabs.map((tab) => (
        <a key={tab.path} href={at(tab.path)} aria-current={tab === current ? "page" : undefined}>
          <Icon name={tab.icon} />
          {words[tab.word]}
        </a>
      ))}
    </nav>
  );
}
