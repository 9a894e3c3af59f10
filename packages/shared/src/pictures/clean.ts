import type { Cleaned, PictureType } from "#pictures/cleaned.ts";
import { cleanJpeg, isJpeg } from "#pictures/jpeg.ts";
import { cleanPng, isPng } from "#pictures/png.ts";
import { cleanWebp, isWebp } from "#pictures/webp.ts";

/** The most pixels that a picture may have in width, and in height. */
export const PICTURE_SIDE_MAX = 1_024;

export type Picture = Cleaned & { type: PictureType };

type Outcome =
  | { ok: true; picture: Picture }
  | { ok: false; code: "picture_unreadable" | "picture_too_large" };

function read(bytes: Uint8Array): Picture | null {
  if (isPng(bytes)) return typed("image/png", cleanPng(bytes));
  if (isJpeg(bytes)) return typed("image/jpeg", cleanJpeg(bytes));
  if (isWebp(bytes)) return typed("image/webp", cleanWebp(bytes));
  return null;
}

const typed = (type: PictureType, cleaned: Cleaned | null): Picture | null => cleaned && { ...cleaned, type };

/**
 * A picture by its own bytes, whatever it is called, without all that is not seen: above all the place where a phone took it.
 * Refuses with `picture_unreadable` what is neither PNG, JPEG nor WebP, and with `picture_too_large` one of more pixels
 * than `PICTURE_SIDE_MAX` in width or height.
 */
export function cleanPicture(bytes: Uint8Array): Outcome {
  const picture = read(bytes);
  if (!picture || picture.width === 0 || picture.height === 0)
    return { ok: false, code: "picture_unreadable" };
  if (Math.max(picture.width, picture.height) > PICTURE_SIDE_MAX)
    return { ok: false, code: "picture_too_large" };
  return { ok: true, picture };
}
