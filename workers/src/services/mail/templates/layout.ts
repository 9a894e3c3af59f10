import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

import type { Language } from "@mereau/shared/contracts/common.ts";

type Content = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The frame of every message: a quiet page that any mail program shows, on a phone too. */
export async function mailPage(language: Language, community: string, content: Content): Promise<string> {
  const page = await html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
      </head>
      <body style="margin:0;background:#f6f2e9;color:#23201b;font:17px/1.55 Georgia,serif">
        <div style="max-width:30em;margin:0 auto;padding:2.5em 1.5em">
          <p style="margin:0 0 2em;font-weight:bold">${community}</p>
          ${content}
        </div>
      </body>
    </html>`;
  return page.toString();
}
