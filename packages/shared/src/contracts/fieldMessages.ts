import * as z from "zod";

import { fieldCodes, messagesOfContracts } from "#contracts/fieldTexts.ts";
import type { Language } from "#contracts/common.ts";

/** One short sentence in each language. It follows the name of a field and a colon. */
export type FieldMessage = Readonly<Record<Language, string>>;

const missing: FieldMessage = { en: "is missing", fr: "manque" };
const other: FieldMessage = { en: "is not valid", fr: "n’est pas valable" };

const types: Readonly<Record<string, FieldMessage>> = {
  string: { en: "must be text", fr: "doit être du texte" },
  number: { en: "must be a number", fr: "doit être un nombre" },
  int: { en: "must be a whole number", fr: "doit être un nombre entier" },
  boolean: { en: "must be true or false", fr: "doit être true ou false" },
  array: { en: "must be a list", fr: "doit être une liste" },
  object: { en: "must be an object", fr: "doit être un objet" },
};

const formats: Readonly<Record<string, FieldMessage>> = {
  email: { en: "must be an e-mail address", fr: "doit être une adresse électronique" },
  url: {
    en: "must be a web address such as https://example.org",
    fr: "doit être une adresse web comme https://example.org",
  },
  uuid: { en: "must be a UUID", fr: "doit être un UUID" },
  date: { en: "must be a date such as 2026-11-22", fr: "doit être une date comme 2026-11-22" },
};

const ofWrongFormat: FieldMessage = {
  en: "is not written as it should be",
  fr: "n’est pas écrit comme il faut",
};

type Bound = { least: boolean; figure: number | bigint; inclusive: boolean };

/** How many characters or items there must be, or how large a number must be. */
function bound(origin: string, { least, figure, inclusive }: Bound): FieldMessage {
  if (origin === "string" && least && Number(figure) === 1)
    return { en: "must not be empty", fr: "ne doit pas être vide" };
  const en = `at ${least ? "least" : "most"} ${figure}`;
  const fr = `au ${least ? "moins" : "plus"} ${figure}`;
  const s = Number(figure) > 1 ? "s" : "";
  if (origin === "string")
    return { en: `must have ${en} character${s}`, fr: `doit compter ${fr} caractère${s}` };
  if (origin === "array") return { en: `must have ${en} item${s}`, fr: `doit compter ${fr} élément${s}` };
  if (inclusive) return { en: `must be ${en}`, fr: `doit valoir ${fr}` };
  return least
    ? { en: `must be more than ${figure}`, fr: `doit valoir plus de ${figure}` }
    : { en: `must be less than ${figure}`, fr: `doit valoir moins de ${figure}` };
}

function choice(values: readonly unknown[]): FieldMessage {
  const list = values.map(String).join(", ");
  return values.length === 1
    ? { en: `must be ${list}`, fr: `doit être ${list}` }
    : { en: `must be one of: ${list}`, fr: `doit être l’une des valeurs : ${list}` };
}

/** By what kind of fault it is, for all that a contract says nothing of its own about. */
function messageOfKind(issue: z.core.$ZodIssue): FieldMessage {
  switch (issue.code) {
    case "invalid_type":
      return types[issue.expected] ?? other;
    case "invalid_format":
      return formats[issue.format] ?? ofWrongFormat;
    case "too_small":
      return bound(issue.origin, {
        least: true,
        figure: issue.minimum,
        inclusive: issue.inclusive !== false,
      });
    case "too_big":
      return bound(issue.origin, {
        least: false,
        figure: issue.maximum,
        inclusive: issue.inclusive !== false,
      });
    case "not_multiple_of":
      return {
        en: `must be a multiple of ${issue.divisor}`,
        fr: `doit être un multiple de ${issue.divisor}`,
      };
    case "unrecognized_keys": {
      const keys = issue.keys.join(", ");
      return {
        en: `has what is not known here: ${keys}`,
        fr: `contient ce qui n’est pas connu ici : ${keys}`,
      };
    }
    case "invalid_value":
      return choice(issue.values);
    case "invalid_union":
      return { en: "is of no kind that is known here", fr: "n’est d’aucune sorte connue ici" };
    default:
      return other;
  }
}

/** What `input` has where the issue points to; undefined where it has nothing there. */
function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** A check of a contract may bring its own sentence in each language. */
const sentences = z.object({ en: z.string(), fr: z.string() });

/** What is wrong with a field, as people read it: of an issue that a schema found in `input`. */
export function messageOfIssue(issue: z.core.$ZodIssue, input: unknown): FieldMessage {
  const own = issue.code === "custom" ? sentences.safeParse(issue.params) : undefined;
  if (own?.success) return own.data;
  const french = messagesOfContracts[issue.message];
  if (french !== undefined) return { en: issue.message, fr: french };
  if (valueAt(input, issue.path) === undefined) return missing;
  return fieldCodes[issue.message] ?? messageOfKind(issue);
}

/** The same for a field that a use case refused with a code of its own. */
export const messageOfCode = (code: string): FieldMessage => fieldCodes[code] ?? other;
