import type { Context } from "hono";

import { MailboxesPage, MailboxPage } from "#http/pages/mailbox.tsx";
import { createRouter, type HttpEnv } from "#http/router.ts";
import { enterCommunity } from "#services/communities/enter.ts";
import { listKept } from "#services/mail/listKept.ts";
import { listCommunities } from "#services/communities/list.ts";
import { Refusal } from "#services/refusal.ts";

/** Refuses with `not_found` wherever messages are really sent, or people are real. */
function requireDevelopment(context: Context<HttpEnv>): void {
  const { ENVIRONMENT, MAIL_TRANSPORT } = context.get("settings");
  if (ENVIRONMENT !== "development" || MAIL_TRANSPORT !== "development") throw new Refusal("not_found");
}

/** `/mailbox` and `/{community}/mailbox`: the mail that a development machine keeps, to read in a browser. */
export const mailboxPages = createRouter()
  .get("/mailbox", async (context) => {
    requireDevelopment(context);
    const { items } = await listCommunities(context.get("platform"), { limit: 200, only: "all" });
    const communities = items.filter(({ status }) => status === "open");
    return context.html(<MailboxesPage language={context.get("language")} communities={communities} />);
  })
  .get("/:community/mailbox", async (context) => {
    requireDevelopment(context);
    const opened = await enterCommunity(context.req.param("community"), {
      platform: context.get("platform"),
      settings: context.get("settings"),
      ledgers: context.env.LEDGER,
      now: context.get("now"),
      requestId: context.get("requestId"),
    });
    const facts = { language: context.get("language"), now: context.get("now"), name: opened.name };
    return context.html(<MailboxPage {...facts} messages={await listKept(opened)} />);
  });
