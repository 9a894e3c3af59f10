import type { PropsWithChildren } from "hono/jsx";

import type { CommunityShell } from "@mereau/shared/contracts/communityShell.ts";
import type { FoundingShell } from "@mereau/shared/contracts/founding.ts";
import { papers } from "@mereau/shared/looks/contrast.ts";
import type { AppBuild } from "#http/apps/build.ts";
import { embeddedShell } from "#http/pages/appShell.ts";
import { Doctype } from "#http/pages/page.tsx";

const script = {
  fr: "Cette page a besoin de JavaScript. Autorisez-le dans votre navigateur, puis rechargez la page.",
  en: "This page needs JavaScript. Allow it in your browser, then reload the page.",
} as const;

type Props = PropsWithChildren<{
  shell: CommunityShell | FoundingShell;
  build: AppBuild;
  title: string;
  icon: string;
  /** A sheet that comes after the app’s own: a community’s colours. */
  looks?: string;
  /** Whether search engines may show it. */
  isPublic?: boolean;
}>;

/** A page of the managers’ app: what every screen of it begins from. Within it stands what is seen until its script runs. */
export const ManagingPage = ({ shell, build, title, icon, looks, isPublic, children }: Props) => (
  <>
    <Doctype />
    <html lang={shell.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {!isPublic && <meta name="robots" content="noindex" />}
        <meta name="theme-color" content={papers.light.paper} media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content={papers.dark.paper} media="(prefers-color-scheme: dark)" />
        <link rel="icon" href={icon} type="image/svg+xml" />
        {build.styles.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        {looks && <link rel="stylesheet" href={looks} />}
        {build.soon.map((href) => (
          <link rel="modulepreload" href={href} />
        ))}
        <script type="application/json" id="shell">
          {embeddedShell(shell)}
        </script>
        <script type="module" src={build.script}></script>
      </head>
      <body>
        <div id="app">
          {children}
          <noscript>
            <p>{script[shell.language]}</p>
          </noscript>
        </div>
      </body>
    </html>
  </>
);
