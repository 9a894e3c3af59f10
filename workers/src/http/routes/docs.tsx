import { Doctype } from "#http/pages/page.tsx";
import { createRouter } from "#http/router.ts";

/**
 * `/docs`: the API, to read and to try, in English as its document is. Everything comes from this origin, and nothing
 * is inline.
 */
export const docsRoutes = createRouter().get("/docs", (context) =>
  context.html(
    <>
      <Doctype />
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Méreau, the API</title>
          <link rel="icon" href="/assets/token.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/assets/swagger/swagger-ui.css" />
          <link rel="stylesheet" href="/assets/docs.css" />
          <script src="/assets/swagger/swagger-ui-bundle.js" defer></script>
          <script src="/assets/docs.js" defer></script>
        </head>
        <body>
          <main id="docs"></main>
          <noscript>
            This page needs JavaScript; the document is here: <a href="/openapi.json">/openapi.json</a>
          </noscript>
        </body>
      </html>
    </>,
  ),
);
