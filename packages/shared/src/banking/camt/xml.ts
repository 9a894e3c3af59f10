import { XMLParser, XMLValidator } from "fast-xml-parser";

import { Unreadable } from "#banking/line.ts";

/** A statement is some fifteen elements deep. */
const DEPTH_MAX = 40;

/** Elements that may come more than once. */
const repeated = new Set(["Stmt", "Ntry", "NtryDtls", "TxDtls", "Ustrd", "Strd", "AddtlRmtInf"]);

/**
 * An XML document as nested objects: attributes under `@`, texts as they stand (amounts never become numbers, and no entity
 * is expanded), whatever prefix its namespace has. Refuses what is not well formed, or nested too deeply, and any
 * document type: a statement needs none, and entities are declared there.
 */
export function parseXml(text: string): unknown {
  if (/<!DOCTYPE/i.test(text)) throw new Unreadable("xml_doctype");
  if (XMLValidator.validate(text) !== true) throw new Unreadable("xml_malformed");
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: DEPTH_MAX,
    jPath: false,
    isArray: (name) => repeated.has(name),
  });
  try {
    return parser.parse(text);
  } catch (error) {
    throw new Unreadable(
      error instanceof Error && error.message.includes("nested") ? "xml_too_deep" : "xml_malformed",
    );
  }
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function characterOf(reference: string): string | null {
  const isHex = /^#x/i.test(reference);
  const code = Number.parseInt(reference.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

/** A text with the five entities that XML itself has, and characters given by their number. */
export const decodeEntities = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|apos|#\d{1,7}|#[xX][\da-fA-F]{1,6});/g,
    (whole, reference: string) => named[reference] ?? characterOf(reference) ?? whole,
  );
