import { createRouter } from "#http/router.ts";

/** `/`: what this is, for a person who comes with a browser. */
export const frontRoutes = createRouter().get("/", (context) =>
  context.html(
    <html lang="en">
      <title>Méreau</title>
      <h1>Méreau</h1>
      <a href="/docs">API</a>
    </html>,
  ),
);
