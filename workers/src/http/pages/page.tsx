import { raw } from "hono/html";
import type { Child } from "hono/jsx";

import type { Language } from "@mereau/shared/contracts/common.ts";

/** The sign of the house, and of a community: a round token with a notch, and the first letter of its name. */
export const Token = ({ name, small = false }: { name: string; small?: boolean }) => (
  <span class={small ? "token small" : "token"} aria-hidden="true">
    {(/\p{L}/u.exec(name)?.[0] ?? "m").toLowerCase()}
  </span>
);

/** What stands before every page: without it browsers fall back to the habits of the nineties. */
export const Doctype = () => raw("<!doctype html>");

/** The frame of every page that the Worker writes itself. */
export const Page = (props: { language: Language; title: string; children: Child }) => (
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
      </head>
      <body>{props.children}</body>
    </html>
  </>
);

/** Who speaks, on top of a page: the house or a community, with the way back. */
export const Masthead = ({ name, href }: { name: string; href: string }) => (
  <header class="masthead">
    <a href={href}>
      <Token name={name} />
      <span>{name}</span>
    </a>
  </header>
);
