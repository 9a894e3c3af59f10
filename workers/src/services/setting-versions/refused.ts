import { messageOfCode } from "@mereau/shared/contracts/fieldMessages.ts";
import { problems } from "@mereau/shared/contracts/problems.ts";
import type { Disagreement, Texts } from "@mereau/shared/policies/policy.ts";
import { Refusal } from "#services/refusal.ts";
import type { VersionFailure } from "#services/setting-versions/versions.ts";

/** With what a check refuses; null: it refuses nothing. A failure that is no refusal is thrown on. */
export async function refusalOf(check: Promise<void>): Promise<Refusal | null> {
  try {
    await check;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** A refusal as settings that cannot stand, and why. */
export function disagreementsOf({ code, fields, detail, disagreements }: Refusal): readonly Disagreement[] {
  if (disagreements.length > 0) return disagreements;
  if (fields.length > 0)
    return fields.map(({ field, code: fault, message = messageOfCode(fault) }) => ({
      settings: field.split(", "),
      why: {
        fr: `Le réglage «\u00A0${field}\u00A0» ${message.fr}.`,
        en: `The setting “${field}” ${message.en}.`,
      },
    }));
  const about = Object.values(detail).join(", ");
  const said = (sentence: string) => (about === "" ? sentence : `${sentence} (${about})`);
  return [
    { settings: Object.keys(detail), why: { fr: said(problems[code].fr), en: said(problems[code].en) } },
  ];
}

/** The same, to be kept with the version that could not come into force. */
export function failureOf(refusal: Refusal): VersionFailure {
  const found = disagreementsOf(refusal);
  const said = (language: keyof Texts) => found.map(({ why }) => why[language]).join(" ");
  return { code: refusal.code, why: { fr: said("fr"), en: said("en") } };
}
