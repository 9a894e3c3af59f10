import type { Context } from "hono";
import * as z from "zod";

import { pictureTypes } from "@mereau/shared/contracts/pictures.ts";
import type { HttpEnv } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";

const bytes = z.string().meta({ format: "binary", description: "The file itself." });

export const pictureContent = Object.fromEntries(pictureTypes.map((type) => [type, { schema: bytes }]));

/** What is said of a picture that is sent, and its body. */
export const sentPicture = {
  description:
    "The body is the file itself, 200 kB and 1024 pixels a side at most. Where it was taken, and whatever else " +
    "a camera wrote into it, is taken out before it is kept; so is the turn that its EXIF asks for: send it upright.",
  body: { required: true, content: pictureContent },
};

export const pictureProblems = [
  ...signedInProblems,
  "foreign_origin",
  "body_too_large",
  "picture_type_unknown",
  "picture_unreadable",
  "picture_too_large",
] as const;

/** The file that was sent. */
export const fileOf = async ({ req }: Context<HttpEnv>) => ({
  type: req.header("Content-Type") ?? "",
  bytes: new Uint8Array(await req.arrayBuffer()),
});
