/*
 * The requests that the documents show, found by the forms in which all of them are written:
 * - a block of `http`: the method and the path on its first line, a blank line, and the body;
 * - in a block of `sh`, a `curl`, or an `ask` that reads what would stand in a block of `http`;
 * - a block of `json` right after a request: the part of its answer that matters;
 * - any other block of `json`: the policies of a currency.
 */

/** A request as a document shows it. `where` says in which one, and on which line. */
export type DocumentExample = {
  where: string;
  method: string;
  path: string;
  query: URLSearchParams;
  body: string | undefined;
  answer: string | undefined;
};

/** Policies as a document shows them. */
export type DocumentPolicies = { where: string; text: string };

type Block = { where: string; language: string; text: string; isAfterBlock: boolean };

/** Stands in for what the shell would put there. */
const sampleId = "01a20148-0000-7000-8000-000000000000";
const variables: Readonly<Record<string, string>> = { $HERE: "/v1/le-miel", $SERVER: "" };

const fence = /^( *)```(\w*)\n([\s\S]*?)\n\1```$/gm;

function blocksOf(name: string, document: string): Block[] {
  let end = 0;
  return [...document.matchAll(fence)].map((found) => {
    const [whole, indent = "", language = "", text = ""] = found;
    const isAfterBlock = end > 0 && document.slice(end, found.index).trim() === "";
    end = found.index + whole.length;
    const where = `${name}:${document.slice(0, found.index).split("\n").length}`;
    return { where, language, text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""), isAfterBlock };
  });
}

/** What is asked for at this address, whichever machine it is on. */
function request(method: string, address: string): Pick<DocumentExample, "method" | "path" | "query"> {
  const { pathname, searchParams } = new URL(address, "http://localhost");
  return { method: method.toLowerCase(), path: decodeURIComponent(pathname), query: searchParams };
}

function httpRequest({ where, text }: Pick<Block, "where" | "text">): DocumentExample {
  const [first = "", ...rest] = text.split("\n");
  const [method = "", address = ""] = first.split(" ");
  const body = rest.join("\n").trim();
  return { where, ...request(method, address), body: body === "" ? undefined : body, answer: undefined };
}

const curl = /^curl (?:-s )?(?:-X (\w+) )?"?([^\s"]+)"?((?:'[^']*'|\\\n|[^'\n])*)/gm;
const written = /-d ((?:'[^']*'|\$\w+|\$\([^)]*\)|@\S+)+)/;
const asking = /^ask <<'END'\n([\s\S]*?)\nEND$/gm;
const heredoc = /^cat > (\S+) <<END\n([\s\S]*?)\nEND$/gm;
const expansion = /\$\([^)]*\)|\$\w+/g;

const expand = (text: string): string => text.replaceAll(expansion, (name) => variables[name] ?? sampleId);

/** The requests of a block of shell, with the bodies that it writes to files. */
function shellRequests({ where, text }: Block, files: Map<string, string>): DocumentExample[] {
  for (const [, name = "", content = ""] of text.matchAll(heredoc)) files.set(`@${name}`, expand(content));
  const asked = Array.from(text.matchAll(asking), ([, lines = ""]) => httpRequest({ where, text: lines }));
  const curled = [...text.matchAll(curl)].map(([, method, address = "", rest = ""]) => {
    const data = written.exec(rest)?.[1];
    const body = data === undefined ? undefined : (files.get(data) ?? expand(data.replaceAll("'", "")));
    const line = request(method ?? (body === undefined ? "GET" : "POST"), expand(address));
    return { where, ...line, body, answer: undefined };
  });
  return [...asked, ...curled];
}

/** Every request and every set of policies that a document shows, in its order. */
export function examplesOf(
  name: string,
  document: string,
): { requests: DocumentExample[]; policies: DocumentPolicies[] } {
  const requests: DocumentExample[] = [];
  const policies: DocumentPolicies[] = [];
  const files = new Map<string, string>();
  let last: DocumentExample | undefined;
  for (const block of blocksOf(name, document)) {
    const asked = last;
    last = undefined;
    if (block.language === "http") {
      last = httpRequest(block);
      requests.push(last);
    } else if (block.language === "sh") requests.push(...shellRequests(block, files));
    else if (block.language === "json" && block.isAfterBlock && asked) asked.answer = block.text;
    else if (block.language === "json") policies.push({ where: block.where, text: block.text });
  }
  return { requests, policies };
}

const mention = /`(GET|POST|PUT|PATCH|DELETE)\s+(?:\/v1\/\{community\})?(\/[^\s`?…]*)[^\s`…]*`/g;

/** What a document names in a line of text, such as `GET /currencies/{code}/meters`. */
export const mentionsOf = (document: string): { method: string; path: string }[] =>
  [...document.matchAll(mention)].map(([, method = "", path = ""]) => ({
    method: method.toLowerCase(),
    path,
  }));
