import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");

const documents = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);

/** What a document links to, but for other sites and places in itself. */
const linksOf = (path: string) =>
  [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, target = ""]) => target);

/** What a document’s headings are linked as. */
const placesOf = (path: string) =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

const foldersOf = (path: string) =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${path}/${name}`);

test("every document is linked from the README", () => {
  expect(documents.length).toBeGreaterThan(15);
  const linked = new Set(linksOf("README.md"));
  expect(documents.filter((path) => !linked.has(path))).toEqual([]);
});

test("every link of a document leads somewhere", () => {
  const broken = ["README.md", ...documents].flatMap((path) =>
    linksOf(path)
      .filter((target) => !existsSync(join(root, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test("every link to a place in a document leads to a heading of it", () => {
  const links = ["README.md", ...documents].flatMap((path) =>
    [...read(path).matchAll(/\]\((?!https?:)([^)#]*)#([^)]+)\)/g)].map(([, target = "", place = ""]) => ({
      path,
      document: target === "" ? path : join(dirname(path), target),
      place,
    })),
  );
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter(({ document, place }) => !placesOf(document).includes(place))).toEqual([]);
});

test("the tour names every folder of the pure code and of the Worker", () => {
  const tour = read("docs/architecture.md");
  const folders = [...foldersOf("packages/shared/src"), ...foldersOf("workers/src")];
  expect(folders.length).toBeGreaterThan(20);
  expect(folders.filter((folder) => !tour.includes(`\`${folder}\``))).toEqual([]);
});

test("the glossary has each word once, in the order of the alphabet", () => {
  const words = [...read("docs/glossary.md").matchAll(/^\| ([^|]+?) \|/gm)]
    .map(([, word = ""]) => word.toLowerCase().replaceAll("-", " "))
    .slice(1);
  expect(words.length).toBeGreaterThan(100);
  expect(words).toEqual([...new Set(words)].toSorted());
});
