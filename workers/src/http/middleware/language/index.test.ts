import { expect, test } from "vitest";

import { problem } from "@mereau/shared/contracts/problem.ts";
import { acceptedLanguage, language } from "#http/middleware/language/index.ts";
import { Refusal } from "#services/refusal.ts";
import { edgeWith } from "#testing/edge.ts";

test("the first language that is wanted and spoken is taken", () => {
  const cases = {
    "fr-CA,en;q=0.5": "fr",
    "de, en;q=0.8, fr;q=0.9": "fr",
    "EN-us": "en",
    "fr;q=0, en;q=0.1": "en",
    "de,eu": null,
    "*": null,
    "": null,
  };
  expect(Object.fromEntries(Object.keys(cases).map((header) => [header, acceptedLanguage(header)]))).toEqual(
    cases,
  );
});

test("a refusal speaks the language of whoever asked, and says that it does", async () => {
  const edge = edgeWith(language);
  edge.get("/v1/nothing", () => {
    throw new Refusal("not_found");
  });
  const ask = async (wanted?: string) => {
    const answer = await edge.request(
      "/v1/nothing",
      wanted === undefined ? {} : { headers: { "Accept-Language": wanted } },
    );
    const { title } = problem.parse(await answer.json());
    return [title, answer.headers.get("Vary")];
  };
  expect(await ask("fr")).toEqual(["Il n’y a rien à cette adresse.", "Accept-Language"]);
  expect(await ask()).toEqual(["There is nothing at this address.", "Accept-Language"]);
});

test("a page speaks the language that was chosen on it, and so do the next one and an invoice in a browser; the rest of the API does not follow", async () => {
  const edge = edgeWith(language);
  edge.get("*", (context) => context.text(context.get("language")));
  const ask = async (path: string, cookie = "", accept = "*/*") => {
    const headers = { "Accept-Language": "en", Cookie: cookie, Accept: accept };
    const answer = await edge.request(path, { headers });
    return [await answer.text(), answer.headers.get("Set-Cookie")?.split(";")[0]];
  };
  expect(await ask("/")).toEqual(["en", undefined]);
  expect(await ask("/?lang=fr")).toEqual(["fr", "mereau_language=fr"]);
  expect(await ask("/mailbox", "mereau_language=fr")).toEqual(["fr", undefined]);
  expect(await ask("/?lang=en", "mereau_language=fr")).toEqual(["en", "mereau_language=en"]);
  expect(await ask("/?lang=de", "mereau_language=de")).toEqual(["en", undefined]);
  expect(await ask("/v1/communities?lang=fr", "mereau_language=fr", "text/html")).toEqual(["en", undefined]);
  const invoice = "/v1/le-miel/invoices/1/page";
  expect(await ask(invoice, "mereau_language=fr", "text/html")).toEqual(["fr", undefined]);
  expect(await ask(`${invoice}?lang=fr`, "", "text/html")).toEqual(["fr", "mereau_language=fr"]);
  expect(await ask(invoice, "mereau_language=fr")).toEqual(["en", undefined]);
});
