import * as z from "zod";

import { pictureHash } from "#contracts/looks.ts";

/** The most bytes that a picture may have as it is sent: 200 kB. */
export const PICTURE_BYTES_MAX = 200_000;

export const pictureTypes = ["image/webp", "image/png", "image/jpeg"] as const;

/** A picture that was sent, as it is kept. */
export const keptPicture = z
  .object({
    hash: pictureHash,
    type: z.enum(pictureTypes),
    width: z.int().meta({ description: "In pixels.", example: 512 }),
    height: z.int().meta({ description: "In pixels.", example: 512 }),
  })
  .meta({ id: "Picture" });

export type KeptPicture = z.infer<typeof keptPicture>;

export const picturePath = z.object({ hash: pictureHash });
