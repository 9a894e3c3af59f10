import type { CommunityShell } from "@mereau/shared/contracts/communityShell.ts";
import { initialOf } from "@mereau/shared/looks/initial.ts";
import type { AppBuild } from "#http/apps/build.ts";
import { ManagingPage } from "#http/pages/managing.tsx";

const titles = {
  fr: (name: string) => `${name}, gestion`,
  en: (name: string) => `${name}, management`,
} as const;

/** The page on which a community is run. It says nothing of who reads it. */
export const AdminPage = ({ shell, build }: { shell: CommunityShell; build: AppBuild }) => {
  const { slug, name, looks } = shell.community;
  return (
    <ManagingPage
      shell={shell}
      build={build}
      title={titles[shell.language](name)}
      icon={`/${slug}/icon.svg`}
      looks={`/${slug}/looks.css?${looks.colour.slice(1)}`}
    >
      <header>
        <span class="token own" aria-hidden="true">
          {initialOf(name)}
        </span>
        <b>{name}</b>
      </header>
    </ManagingPage>
  );
};
