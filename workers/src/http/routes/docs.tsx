import { createRouter } from "#http/router.ts";

/** `/docs`: the API, to read and to try. */
export const docsRoutes = createRouter().get("/docs", (context) => context.redirect("/openapi.json"));
