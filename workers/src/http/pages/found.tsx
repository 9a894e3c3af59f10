import type { FoundingShell } from "@mereau/shared/contracts/founding.ts";
import type { AppBuild } from "#http/apps/build.ts";
import { ManagingPage } from "#http/pages/managing.tsx";

const titles = { fr: "Fonder une communauté", en: "Found a community" } as const;

/** The page on which a community is founded: it belongs to none yet. */
export const FoundPage = ({ shell, build }: { shell: FoundingShell; build: AppBuild }) => (
  <ManagingPage
    shell={shell}
    build={build}
    title={titles[shell.language]}
    icon="/assets/token.svg"
    isPublic
  />
);
