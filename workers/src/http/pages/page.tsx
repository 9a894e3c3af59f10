import { raw } from "hono/html";
import type { Child } from "hono/jsx";

import type { Language } from "@mereau/shared/contracts/common.ts";
import { initialOf } from "@mereau/shared/looks/initial.ts";

/** The sign of the house, and of a community: a round token with a notch, and its letter. */
export const Token = ({ name, small = false }: { name: string; small?: boolean }) => (
  <span class={small ? "token small" : "token"} aria-hidden="true">
    {initialOf(name)}
  </span>
);

/** What stands before every page: without it browsers fall back to the habits of the nineties. */
export const Doctype = () => raw("<!doctype html>");

/** The frame of every page that the Worker writes itself. */
export const Page = (props: {
  language: Language;
  title: string;
  /** A style beside that of all pages. */
  stylesheet?: string;
  children: Child;
}) => (
  <>
    <Doctype />
    <html lang={props.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{props.title}</title>
        <link rel="icon" href="/assets/token.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/site.css" />
        {props.stylesheet !== undefined && <link rel="stylesheet" href={props.stylesheet} />}
      </head>
      <body>{props.children}</body>
    </html>
  </>
);

const otherLanguage = {
  fr: { code: "en", name: "English" },
  en: { code: "fr", name: "Français" },
} as const;

type Query = Readonly<Record<string, string>>;

/** The page once more in the other language; `query` is what else its address says. */
export const OtherLanguage = ({ language, query = {} }: { language: Language; query?: Query }) => {
  const { code, name } = otherLanguage[language];
  const href = `?${new URLSearchParams({ ...query, lang: code }).toString()}`;
  return (
    <a class="language" href={href} hreflang={code} lang={code} rel="alternate">
      {name}
    </a>
  );
};

/** Who speaks, on top of a page: the house or a community, with the way back, and the page in the other language. */
export const Masthead = (props: { name: string; href: string; language: Language; query?: Query }) => (
  <header class="masthead">
    <a class="name" href={props.href}>
      <Token name={props.name} />
      <span>{props.name}</span>
    </a>
    <OtherLanguage language={props.language} query={props.query ?? {}} />
  </header>
);
