import { createRoute } from "@hono/zod-openapi";

import { accountPath } from "@mereau/shared/contracts/accounts.ts";
import { posterQuery } from "@mereau/shared/contracts/posters.ts";
import { pdf, pdfType } from "#http/pdf.ts";
import { createRouter, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { printPoster } from "#services/papers/poster/print.ts";

const poster = createRoute({
  tags: ["Accounts"],
  security: signedIn,
  method: "get",
  path: "/accounts/{id}/poster",
  operationId: "readPoster",
  summary: "Print a poster by which an account is paid",
  description:
    "One page with the account’s name, a QR code and its number, in the community’s colour and with its logo. The code has the account’s short link, which any phone’s camera opens, or its counter code. For its holders, and for those who oversee the community.",
  request: { params: accountPath, query: posterQuery },
  responses: {
    200: { description: "The poster.", content: { "application/pdf": { schema: pdf } } },
    ...problemResponses(...signedInProblems, "unknown_account", "account_closed", "system_account"),
  },
});

/** What shops hang up to be paid. */
export const posterRoutes = createRouter().openapi(poster, async (context) => {
  const caller = requireCaller(context, { scope: "accounts:read" });
  const { id } = context.req.valid("param");
  const { lang: language = context.get("language"), ...query } = context.req.valid("query");
  const { origin } = new URL(context.req.url);
  const bytes = await printPoster(context.get("community"), caller, id, { ...query, language, origin });
  context.header("Content-Disposition", `inline; filename="${id.replace(":", "-")}-${query.size}.pdf"`);
  return context.body(bytes, 200, pdfType);
});
