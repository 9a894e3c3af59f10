import type { FoundingShell } from "@mereau/shared/contracts/founding.ts";
import { papers } from "@mereau/shared/looks/contrast.ts";
import type { AppBuild } from "#http/apps/build.ts";
import { embeddedShell } from "#http/pages/appShell.ts";
import { Doctype } from "#http/pages/page.tsx";

const texts = {
  fr: {
    title: "Fonder une communauté",
    script: "Cette page a besoin de JavaScript. Autorisez-le dans votre navigateur, puis rechargez la page.",
  },
  en: {
    title: "Found a community",
    script: "This page needs JavaScript. Allow it in your browser, then reload the page.",
  },
} as const;

/** The page on which a community is founded: it belongs to none yet. */
export const FoundPage = ({ shell, build }: { shell: FoundingShell; build: AppBuild }) => {
  const say = texts[shell.language];
  return (
    <>
      <Doctype />
      <html lang={shell.language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{say.title}</title>
          <meta name="theme-color" content={papers.light.paper} media="(prefers-color-scheme: light)" />
          <meta name="theme-color" content={papers.dark.paper} media="(prefers-color-scheme: dark)" />
          <link rel="icon" href="/assets/token.svg" type="image/svg+xml" />
          {build.styles.map((href) => (
            <link rel="stylesheet" href={href} />
          ))}
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
            <noscript>
              <p>{say.script}</p>
            </noscript>
          </div>
        </body>
      </html>
    </>
  );
};
