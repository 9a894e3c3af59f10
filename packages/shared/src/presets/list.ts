import { foundingRequest } from "#contracts/communities.ts";
import { communityKinds, type PresetFacts, type PresetsQuery } from "#contracts/presets.ts";
import type { Language } from "#presets/preset.ts";
import { presets } from "#presets/presets.ts";
import { presetsTold } from "#presets/told.ts";

const defaultName = { fr: "Unité", en: "Unit" } as const;

/**
 * What each kind of community starts from, with a currency of this code, name and symbol: a founding request in which
 * every setting stands, and only what is the founder’s own is empty.
 */
export function listPresets(
  { code, name, symbol }: Omit<PresetsQuery, "lang">,
  language: Language,
): PresetFacts[] {
  const naming = { code, name: name ?? defaultName[language], symbol };
  return communityKinds.map((kind) => {
    const { currencies, memberTypes, categories, directoryPublic } = presets[kind](naming, language);
    return {
      kind,
      name: presetsTold[kind].name[language],
      description: presetsTold[kind].description[language],
      founding: {
        id: "",
        slug: "",
        name: "",
        region: "weur",
        language,
        territory: null,
        admin: { id: "", name: "", email: "" },
        currencies: foundingRequest.shape.currencies.parse(currencies),
        memberTypes: foundingRequest.shape.memberTypes.parse(memberTypes),
        categories,
        directoryPublic,
      },
    };
  });
}
