import { DurableObject } from "cloudflare:workers";

export class LedgerObject extends DurableObject {
  override async alarm(): Promise<void> {
    await this.ctx.storage.put("woken", ((await this.ctx.storage.get<number>("woken")) ?? 0) + 1);
  }
}

export default {
  fetch: (request) =>
    new URL(request.url).pathname === "/healthz"
      ? Response.json({ status: "ok" })
      : new Response("Not found", { status: 404 }),
  scheduled() {},
} satisfies ExportedHandler;
