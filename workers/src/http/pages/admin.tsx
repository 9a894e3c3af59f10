import type { CommunityShell } from "@mereau/shared/contracts/communityShell.ts";
import { papers } from "@mereau/shared/looks/contrast.ts";
import { initialOf } from "@mereau/shared/looks/initial.ts";
import type { AppBuild } from "#http/apps/build.ts";
import { embeddedShell } from "#http/pages/appShell.ts";
import { Doctype } from "#http/pages/page.tsx";

const texts = {
  fr: {
    title: (name: string) => `${name}, gestion`,
    script: "Cette page a besoin de JavaScript. Autorisez-le dans votre navigateur, puis rechargez la page.",
  },
  en: {
    title: (name: string) => `${name}, management`,
    script: "This page needs JavaScript. Allow it in your browser, then reload the page.",
  },
} as const;

/** The page of the managers’ app: what every screen of it begins from. It says nothing of who reads it. */
export const AdminPage = ({ shell, build }: { shell: CommunityShell; build: AppBuild }) => {
  const { community, language } = shell;
  const { slug, name, looks } = community;
  const say = texts[language];
  return (
    <>
      <Doctype />
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{say.title(name)}</title>
          <meta name="robots" content="noindex" />
          <meta name="theme-color" content={papers.light.paper} media="(prefers-color-scheme: light)" />
          <meta name="theme-color" content={papers.dark.paper} media="(prefers-color-scheme: dark)" />
          <link rel="icon" href={`/${slug}/icon.svg`} type="image/svg+xml" />
          {build.styles.map((href) => (
            <link rel="stylesheet" href={href} />
          ))}
          <link rel="stylesheet" href={`/${slug}/looks.css?${looks.colour.slice(1)}`} />
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
            <header>
              <span class="token own" aria-hidden="true">
                {initialOf(name)}
              </span>
              <b>{name}</b>
            </header>
            <noscript>
              <p>{say.script}</p>
            </noscript>
          </div>
        </body>
      </html>
    </>
  );
};
