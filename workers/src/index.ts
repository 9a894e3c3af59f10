export { LedgerObject } from "#ledger/object.ts";

export default {
  fetch: (request) =>
    new URL(request.url).pathname === "/healthz"
      ? Response.json({ status: "ok" })
      : new Response("Not found", { status: 404 }),
  scheduled() {},
} satisfies ExportedHandler;
