import type { components } from "@mereau/workers/client";
import { Token } from "@mereau/ui/Token.tsx";
import { useCategories } from "#screens/directory/categories.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { pictureOf } from "#words/picture.ts";
import { monthInWords } from "#words/plainDay.ts";

export type Card = components["schemas"]["DirectoryCard"];

/** Who they are, since when, what they do, and their own words. */
export function MemberHead({
  card: { name, photo, provider, since, number, categories, about },
}: {
  card: Card;
}) {
  const words = say();
  const all = useCategories().filter(({ code }) => categories.includes(code));
  const month = monthInWords(new Date(since).toISOString().slice(0, 7));
  return (
    <>
      <div class="member-head">
        <Token name={name} picture={pictureOf(photo)} large />
        <p class="soft">
          {provider ? words.member.providerSince(month) : words.member.memberSince(month)}
          <br />
          {words.me.number(number)}
        </p>
      </div>
      {all.length > 0 && (
        <ul class="filters" aria-label={words.directory.categories}>
          {all.map(({ code, name: category }) => (
            <li key={code}>
              <a class="chip" href={at(`/directory?category=${code}`)}>
                {category}
              </a>
            </li>
          ))}
        </ul>
      )}
      {about !== null && <p class="as-written">{about}</p>}
    </>
  );
}
