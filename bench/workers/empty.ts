import { Hono } from "hono";

/** The limit of `pay`: what this runtime carries when there is nothing to do. */
const app = new Hono();
app.post("/v1/:community/transfers", (context) => context.json({ verdict: "accepted" }, 201));

export default app;
