import { Doctype } from "#http/pages/page.tsx";
import { createRouter } from "#http/router.ts";

const text = {
  fr: { title: "Méreau, l’API", noScript: "Cette page a besoin de JavaScript ; le document est ici :" },
  en: { title: "Méreau, the API", noScript: "This page needs JavaScript; the document is here:" },
} as const;

/** `/docs`: the API, to read and to try. Everything comes from this origin, and nothing is inline. */
export const docsRoutes = createRouter().get("/docs", (context) => {
  const language = context.get("language");
  const { title, noScript } = text[language];
  return context.html(
    <>
      <Doctype />
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          <link rel="icon" href="/assets/token.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/assets/swagger/swagger-ui.css" />
          <link rel="stylesheet" href="/assets/docs.css" />
          <script src="/assets/swagger/swagger-ui-bundle.js" defer></script>
          <script src="/assets/docs.js" defer></script>
        </head>
        <body>
          <main id="docs"></main>
          <noscript>
            {noScript} <a href="/openapi.json">/openapi.json</a>
          </noscript>
        </body>
      </html>
    </>,
  );
});
