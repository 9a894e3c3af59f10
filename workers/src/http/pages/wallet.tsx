import type { CommunityFace } from "@mereau/shared/contracts/communityFace.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { MapTiles, CommunityShell } from "@mereau/shared/contracts/communityShell.ts";
import { papers } from "@mereau/shared/looks/contrast.ts";
import { Doctype } from "#http/pages/page.tsx";
import { initialOf } from "@mereau/shared/looks/initial.ts";
import type { AppBuild } from "#http/apps/build.ts";
import { embeddedShell } from "#http/pages/appShell.ts";

const texts = {
  fr: {
    about: (name: string) => `Payer et être payé avec ${name}, depuis son téléphone.`,
    script:
      "Ce portefeuille a besoin de JavaScript. Autorisez-le dans votre navigateur, puis rechargez la page.",
  },
  en: {
    about: (name: string) => `Pay and get paid with ${name}, from your phone.`,
    script: "This wallet needs JavaScript. Allow it in your browser, then reload the page.",
  },
} as const;

/** The page of the wallet: what every screen of it begins from. It says nothing of who reads it, so that a phone may keep it. */
export const WalletPage = (props: {
  community: CommunityFace;
  language: Language;
  build: AppBuild;
  /** Somebody says that they are signed in: what their first screen shows is asked for with the scripts. */
  isMember: boolean;
  tiles: MapTiles | null;
}) => {
  const { community, language, build, isMember, tiles } = props;
  const { slug, name, looks } = community;
  const say = texts[language];
  const shell: CommunityShell = { community, language, tiles };
  const description = looks.description ?? say.about(name);
  return (
    <>
      <Doctype />
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <title>{name}</title>
          <meta name="description" content={description} />
          <meta name="theme-color" content={papers.light.paper} media="(prefers-color-scheme: light)" />
          <meta name="theme-color" content={papers.dark.paper} media="(prefers-color-scheme: dark)" />
          <link rel="manifest" href={`/${slug}/manifest.webmanifest`} />
          <link rel="icon" href={`/${slug}/icon.svg`} type="image/svg+xml" />
          <link rel="apple-touch-icon" href={`/${slug}/icon-180.png`} />
          {build.styles.map((href) => (
            <link rel="stylesheet" href={href} />
          ))}
          <link rel="stylesheet" href={`/${slug}/looks.css?${looks.colour.slice(1)}`} />
          {build.soon.map((href) => (
            <link rel="modulepreload" href={href} />
          ))}
          {isMember && <link rel="preload" as="fetch" href={`/v1/${slug}/home`} crossorigin="anonymous" />}
          <script type="application/json" id="shell">
            {embeddedShell(shell)}
          </script>
          <script type="module" src={build.script}></script>
        </head>
        <body>
          <div id="app">
            <header class="top">
              <span class="token own" aria-hidden="true">
                {initialOf(name)}
              </span>
              <h1>{name}</h1>
            </header>
            <noscript>
              <p class="page">{say.script}</p>
            </noscript>
          </div>
        </body>
      </html>
    </>
  );
};
