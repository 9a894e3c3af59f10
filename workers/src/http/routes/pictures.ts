import { createRoute } from "@hono/zod-openapi";

import { memberPath } from "@mereau/shared/contracts/members.ts";
import { keptPicture, picturePath } from "@mereau/shared/contracts/pictures.ts";
import { createRouter, jsonAnswer, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { fileOf, pictureContent, pictureProblems, sentPicture } from "#http/sentPicture.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { audienceOf, readPicture } from "#services/pictures/get.ts";
import { removeLogo, setLogo } from "#services/pictures/logo.ts";
import { removePhoto, setPhoto } from "#services/pictures/photo.ts";

const sending = sentPicture.description;
const { body } = sentPicture;
const sent = jsonAnswer("The picture, as it is kept.", keptPicture);

const putPhoto = createRoute({
  method: "put",
  path: "/members/{id}/photo",
  operationId: "setPhoto",
  tags: ["Members"],
  summary: "Give a member a photo",
  description: `Oneself, or anybody for the managers. ${sending}`,
  security: signedIn,
  request: { params: memberPath, body },
  responses: { 200: sent, ...problemResponses(...pictureProblems, "unknown_member") },
});

const deletePhoto = createRoute({
  method: "delete",
  path: "/members/{id}/photo",
  operationId: "removePhoto",
  tags: ["Members"],
  summary: "Take a member’s photo away",
  description: "Oneself, or anybody for the managers.",
  security: signedIn,
  request: { params: memberPath },
  responses: {
    204: { description: "There is none any more." },
    ...problemResponses(...signedInProblems, "foreign_origin", "unknown_member"),
  },
});

const putLogo = createRoute({
  method: "put",
  path: "/logo",
  operationId: "setLogo",
  tags: ["Settings"],
  summary: "Give the community a logo",
  description: `For administrators. ${sending}`,
  security: signedIn,
  request: { body },
  responses: { 200: sent, ...problemResponses(...pictureProblems) },
});

const deleteLogo = createRoute({
  method: "delete",
  path: "/logo",
  operationId: "removeLogo",
  tags: ["Settings"],
  summary: "Take the community’s logo away",
  description: "For administrators.",
  security: signedIn,
  responses: {
    204: { description: "There is none any more." },
    ...problemResponses(...signedInProblems, "foreign_origin"),
  },
});

const get = createRoute({
  method: "get",
  path: "/pictures/{hash}",
  operationId: "getPicture",
  tags: ["Communities"],
  summary: "Read a photo, the logo, or the picture of a product",
  description:
    "Anybody sees the logo, what is on the tariff, and the photos of providers where the directory is public; members see those of members. " +
    "What stands at an address never changes.",
  security: [{}, ...signedIn],
  request: { params: picturePath },
  responses: {
    200: { description: "The picture.", content: pictureContent },
    304: { description: "It is the one that `If-None-Match` names." },
    ...problemResponses("invalid_input", "unauthenticated", "scope_missing", "not_found"),
  },
});

/** Photos and the logo: sending them, taking them away, reading them. */
export const pictureRoutes = createRouter()
  .openapi(putPhoto, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    return context.json(await setPhoto(context.get("community"), caller, id, await fileOf(context)), 200);
  })
  .openapi(deletePhoto, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    await removePhoto(context.get("community"), caller, context.req.valid("param").id);
    return context.body(null, 204);
  })
  .openapi(putLogo, async (context) => {
    const caller = requireCaller(context);
    return context.json(await setLogo(context.get("community"), caller, await fileOf(context)), 200);
  })
  .openapi(deleteLogo, async (context) => {
    await removeLogo(context.get("community"), requireCaller(context));
    return context.body(null, 204);
  })
  .openapi(get, async (context) => {
    const caller = context.get("caller") && requireCaller(context, { scope: "members:read" });
    const { hash } = context.req.valid("param");
    const audience = await audienceOf(context.get("community"), caller, hash);
    const etag = `"${hash}"`;
    const keeping = audience === "anybody" ? "public" : "private";
    context.header("ETag", etag);
    context.header("Cache-Control", `${keeping}, max-age=31536000, immutable`);
    if (context.req.header("If-None-Match")?.includes(etag)) return context.body(null, 304);
    const found = await readPicture(context.get("community"), hash);
    context.header("Content-Type", found.type);
    context.header("Content-Disposition", "inline");
    context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    return context.body(found.bytes, 200);
  });
