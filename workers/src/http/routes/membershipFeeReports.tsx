import { createRoute } from "@hono/zod-openapi";
import { accepts } from "hono/accepts";
import * as z from "zod";

import {
  membershipFee,
  membershipFeePage,
  membershipFeePath,
  membershipFeeReceipt,
  membershipFeesQuery,
  membershipFeeTotals,
  membershipFeeTotalsQuery,
} from "@mereau/shared/contracts/membershipFees.ts";
import { printedQuery } from "@mereau/shared/contracts/printed.ts";
import { FeeReceiptPage } from "#http/pages/feeReceipt.tsx";
import { createRouter, jsonAnswer, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { feesCsv, getFee, listFees, totalFees } from "#services/membership-fees/list.ts";
import { readReceipt } from "#services/membership-fees/receipt.ts";
import { allow, overseeing } from "#services/roles.ts";
import { textStream } from "#services/stream.ts";

const usual = { tags: ["Membership fees"], security: signedIn };

const list = createRoute({
  ...usual,
  method: "get",
  path: "/membership-fees",
  operationId: "listMembershipFees",
  summary: "List membership fees, the newest first",
  description:
    "One’s own; with `all=true` everybody’s, for those who oversee the community. With `format=csv` the whole list as a table.",
  request: { query: membershipFeesQuery },
  responses: {
    200: {
      description: "A page of fees.",
      content: {
        "application/json": { schema: membershipFeePage },
        "text/csv": { schema: z.string().meta({ example: "number,name,period,…" }) },
      },
    },
    ...problemResponses(...signedInProblems),
  },
});

const totals = createRoute({
  ...usual,
  method: "get",
  path: "/membership-fees/totals",
  operationId: "totalMembershipFees",
  summary: "See how many membership fees are paid, and what they come to",
  description: "For those who oversee the community.",
  request: { query: membershipFeeTotalsQuery },
  responses: {
    200: jsonAnswer("A line for each state.", membershipFeeTotals),
    ...problemResponses(...signedInProblems),
  },
});

const get = createRoute({
  ...usual,
  method: "get",
  path: "/membership-fees/{id}",
  operationId: "getMembershipFee",
  summary: "Read a membership fee",
  description: "One’s own, or any for those who oversee the community.",
  request: { params: membershipFeePath },
  responses: {
    200: jsonAnswer("The fee as it stands.", membershipFee),
    ...problemResponses(...signedInProblems, "unknown_membership_fee"),
  },
});

const receipt = createRoute({
  ...usual,
  method: "get",
  path: "/membership-fees/{id}/receipt",
  operationId: "readMembershipFeeReceipt",
  summary: "Take the receipt of a membership fee",
  description:
    "For the member, and for those who oversee the community. Where the payment was undone it says so. A browser gets a page to print, in French or English (`Accept-Language`, `lang`), a program JSON.",
  request: { params: membershipFeePath, query: printedQuery },
  responses: {
    200: {
      description: "The receipt.",
      content: {
        "application/json": { schema: membershipFeeReceipt },
        "text/html": { schema: z.string().meta({ example: "<!doctype html>…" }) },
      },
    },
    ...problemResponses(...signedInProblems, "unknown_membership_fee", "fee_not_paid"),
  },
});

/** Membership fees, to be read. */
export const feeReportRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    const community = context.get("community");
    const { format, ...query } = context.req.valid("query");
    if (format === "json") return context.json(await listFees(community, caller, query), 200);
    if (query.all) allow(caller, overseeing);
    context.header("Content-Type", "text/csv; charset=utf-8; header=present");
    context.header("Content-Disposition", 'attachment; filename="membership-fees.csv"');
    return context.body(textStream(feesCsv(community, caller, query)), 200);
  })
  .openapi(totals, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    return context.json(await totalFees(context.get("community"), caller, context.req.valid("query")), 200);
  })
  .openapi(get, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    return context.json(await getFee(context.get("community"), caller, context.req.valid("param").id), 200);
  })
  .openapi(receipt, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    const { id } = context.req.valid("param");
    const found = await readReceipt(context.get("community"), caller, id);
    context.header("Vary", "Accept");
    const wanted = accepts(context, {
      header: "Accept",
      supports: ["application/json", "text/html"],
      default: "application/json",
    });
    if (wanted === "application/json") return context.json(found.receipt, 200);
    const { lang = context.get("language") } = context.req.valid("query");
    return context.html(<FeeReceiptPage language={lang} {...found} />, 200);
  });
