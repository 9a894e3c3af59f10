import type { Problem } from "#contracts/problems/problem.ts";

/** Refusals about photos and logos. */
export type PictureCode = "picture_type_unknown" | "picture_unreadable" | "picture_too_large";

export const pictureProblems: Readonly<Record<PictureCode, Problem>> = {
  picture_type_unknown: {
    status: 415,
    en: "Send a photo or drawing as WebP, PNG or JPEG.",
    fr: "Envoyez une photo ou un dessin en WebP, PNG ou JPEG.",
  },
  picture_unreadable: {
    status: 422,
    en: "This file cannot be read as a picture. Try another one, or save it once more.",
    fr: "Ce fichier ne se lit pas comme une image. Essayez-en une autre, ou enregistrez-la de nouveau.",
  },
  picture_too_large: {
    status: 422,
    en: "This picture is too large: it may have 1024 pixels in width and in height.",
    fr: "Cette image est trop grande : elle peut avoir 1024 pixels de large et de haut.",
  },
};
