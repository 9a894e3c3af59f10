import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import { pageQuery, uuid } from "@mereau/shared/contracts/common.ts";
import {
  communityPage,
  foundedCommunity,
  foundingBody,
  statusChange,
} from "@mereau/shared/contracts/communityFace.ts";
import { addressQuery, addressStanding, foundingProgress } from "@mereau/shared/contracts/founding.ts";
import { secondFactorReset } from "@mereau/shared/contracts/secondFactor.ts";
import { setSessionCookie } from "#http/sessionCookie.ts";
import { addressOf } from "#http/addressOf.ts";
import { isOperator } from "#http/operator.ts";
import { createRouter, jsonAnswer, jsonBody, problemResponses } from "#http/router.ts";
import { bodyProblems } from "#http/routes/usualProblems.ts";
import { readAddress } from "#services/communities/address.ts";
import { enterCommunity } from "#services/communities/enter.ts";
import { readFoundingProgress } from "#services/communities/foundingProgress.ts";
import { foundCommunity } from "#services/communities/found.ts";
import { listCommunities } from "#services/communities/list.ts";
import { setCommunityStatus } from "#services/communities/setStatus.ts";
import { findCommunityById } from "#services/platform/communities.ts";
import { resetFactor } from "#services/second-factor/remove.ts";
import { expressSession } from "#services/sign-in/express.ts";
import { byteStream } from "#services/stream.ts";
import { Refusal } from "#services/refusal.ts";

const tags = ["Communities"];

const found = createRoute({
  method: "post",
  path: "/communities",
  operationId: "foundCommunity",
  tags,
  summary: "Found a community",
  description:
    "Its id and its first administrator’s are made by the founder’s client: asking again with them finishes the same " +
    "community, wherever the first time was cut off. Where founding is not open it is for the operator.",
  security: [{}, { operator: [] }],
  request: { body: jsonBody(foundingBody) },
  responses: {
    201: jsonAnswer("The community is open.", foundedCommunity),
    ...problemResponses(
      ...bodyProblems,
      "founding_closed",
      "too_many_foundings",
      "slug_taken",
      "slug_reserved",
      "id_reused",
      "founding_unfinished",
    ),
  },
});

const address = createRoute({
  method: "get",
  path: "/communities/address",
  operationId: "readAddressStanding",
  tags,
  summary: "See whether an address is free",
  description: "For whoever founds a community. Nothing is held: founding itself takes the address.",
  security: [],
  request: { query: addressQuery },
  responses: {
    200: jsonAnswer("Free or not, and the nearest one that is.", addressStanding),
    ...problemResponses("invalid_input"),
  },
});

const progress = createRoute({
  method: "get",
  path: "/communities/{id}/founding",
  operationId: "readFoundingProgress",
  tags,
  summary: "See how far a founding is",
  description:
    "For whoever knows the id under which it was asked for: its founder. Where it was cut off, the same `POST " +
    "/v1/communities` finishes it, and so does the service by itself within some minutes.",
  security: [],
  request: { params: z.object({ id: uuid }) },
  responses: {
    200: jsonAnswer("Its steps, and how many of them are done.", foundingProgress),
    ...problemResponses("invalid_input", "unknown_community"),
  },
});

const list = createRoute({
  method: "get",
  path: "/communities",
  operationId: "listCommunities",
  tags,
  summary: "List the communities of this deployment",
  description: "For the operator. In development anybody sees those that were made for show.",
  security: [{}, { operator: [] }],
  request: { query: pageQuery },
  responses: {
    200: jsonAnswer("In the order of their founding.", communityPage),
    ...problemResponses("unauthenticated"),
  },
});

const changeStatus = createRoute({
  method: "put",
  path: "/communities/{id}/status",
  operationId: "setCommunityStatus",
  tags,
  summary: "Suspend a community, or open it again",
  description: "For the operator. Nobody enters a suspended community; nothing in it is lost.",
  security: [{ operator: [] }],
  request: { params: z.object({ id: uuid }), body: jsonBody(statusChange) },
  responses: {
    204: { description: "Done: at once here, within half a minute everywhere." },
    ...problemResponses(...bodyProblems, "unauthenticated", "unknown_community"),
  },
});

const resetAdministrator = createRoute({
  method: "post",
  path: "/communities/{id}/second-factor-resets/{member}",
  operationId: "resetAdministrator",
  tags,
  summary: "Let an administrator in again who has lost every way to do the second step",
  description:
    "For the operator, where no other administrator is left who could. The member sets up anew after signing in with a code.",
  security: [{ operator: [] }],
  request: { params: z.object({ id: uuid, member: uuid }) },
  responses: {
    200: jsonAnswer("What was taken away.", secondFactorReset),
    ...problemResponses(
      "unauthenticated",
      "unknown_community",
      "community_suspended",
      "unknown_member",
      "unavailable",
    ),
  },
});

const readExport = createRoute({
  method: "get",
  path: "/communities/{id}/export",
  operationId: "readKeptExport",
  tags,
  summary: "Download what a deleted community left",
  description: "For the operator, for ninety days: gzipped JSON lines, which `npm run verify` reads.",
  security: [{ operator: [] }],
  request: { params: z.object({ id: uuid }) },
  responses: {
    200: {
      description: "The export.",
      content: { "application/gzip": { schema: z.string() } },
    },
    ...problemResponses("unauthenticated", "not_found"),
  },
});

/** `/v1/communities`: founding one, the list of them, and what deleted ones left. */
export const communitiesRoutes = createRouter()
  .openapi(found, async (context) => {
    const { demo, bearer, ...request } = context.req.valid("json");
    const settings = context.get("settings");
    const operator = isOperator(context);
    if (settings.FOUNDING === "operator" && !operator) throw new Refusal("founding_closed");
    if (demo && !(operator && settings.ENVIRONMENT === "development")) throw new Refusal("forbidden");
    const around = {
      settings,
      platform: context.get("platform"),
      provisioning: context.get("provisioning")(),
    };
    const asked = { ...around, now: context.get("now") };
    const { community, opened } = await foundCommunity(asked, request, {
      demo,
      signIn: !operator || bearer,
      ...(!operator && { address: addressOf(context) }),
    });
    if (!opened) return context.json(community, 201);
    const language = context.get("language");
    const session = expressSession(opened.session, { current: true, language });
    if (bearer) return context.json({ ...community, session, token: opened.token }, 201);
    setSessionCookie(context, community.slug, opened);
    return context.json({ ...community, session }, 201);
  })
  .openapi(address, async (context) => {
    const { slug } = context.req.valid("query");
    context.header("Cache-Control", "no-store");
    return context.json(await readAddress(context.get("platform"), slug), 200);
  })
  .openapi(progress, async (context) => {
    const { id } = context.req.valid("param");
    context.header("Cache-Control", "no-store");
    return context.json(await readFoundingProgress(context.get("platform"), id), 200);
  })
  .openapi(list, async (context) => {
    const { cursor, limit } = context.req.valid("query");
    const operator = isOperator(context);
    if (!operator && context.get("settings").ENVIRONMENT !== "development")
      throw new Refusal("unauthenticated");
    const only = operator ? "all" : "open demonstrations";
    return context.json(await listCommunities(context.get("platform"), { cursor, limit, only }), 200);
  })
  .openapi(changeStatus, async (context) => {
    if (!isOperator(context)) throw new Refusal("unauthenticated");
    const { status } = context.req.valid("json");
    await setCommunityStatus(context.get("platform"), context.req.valid("param").id, status);
    return context.body(null, 204);
  })
  .openapi(resetAdministrator, async (context) => {
    if (!isOperator(context)) throw new Refusal("unauthenticated");
    const { id, member } = context.req.valid("param");
    const [platform, now] = [context.get("platform"), context.get("now")];
    const row = await findCommunityById(platform, id, now);
    const community = await enterCommunity(row?.slug ?? "", {
      platform,
      settings: context.get("settings"),
      ledgers: context.env.LEDGER,
      now,
      requestId: context.get("requestId"),
    });
    return context.json(await resetFactor(community, null, member), 200);
  })
  .openapi(readExport, async (context) => {
    if (!isOperator(context)) throw new Refusal("unauthenticated");
    const { id } = context.req.valid("param");
    const kept = await context.get("provisioning")().readKeptExport(id);
    if (!kept) throw new Refusal("not_found");
    context.header("Content-Type", "application/gzip");
    context.header("Content-Disposition", `attachment; filename="${id}.jsonl.gz"`);
    return context.body(byteStream(kept), 200);
  });
