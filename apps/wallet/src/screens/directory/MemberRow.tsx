import { Icon } from "@mereau/ui/icons.tsx";
import { Token } from "@mereau/ui/Token.tsx";
import { leaveFor } from "#lists/place.ts";
import { namesOf } from "#screens/directory/categories.ts";
import { distanceInWords } from "#screens/directory/distance.ts";
import type { DirectoryEntry } from "#screens/directory/filter.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { pictureOf } from "#words/picture.ts";

type Props = {
  entry: DirectoryEntry;
  categories: readonly { code: string; name: string }[];
  isNear: boolean;
};

/** One member: their photo, what they do, where, and how far that is. */
export function MemberRow({ entry, categories, isNear }: Props) {
  const { number, name, photo, place, distance, accounts } = entry;
  const words = say();
  const does = namesOf(entry.categories, categories);
  return (
    <a class="row" href={at(`/members/${number}`)} onClick={() => leaveFor(`member:${number}`)}>
      <Token name={name} picture={pictureOf(photo)} />
      <span>
        <b>{name}</b>
        <small>{does || (place ? null : words.me.number(number))}</small>
        {place && <small>{place.address.replace(/\b\d{5} /, "")}</small>}
        {accounts.some(({ credit }) => credit !== null) && (
          <small class="tag">{words.directory.wantsBuyers}</small>
        )}
      </span>
      {isNear && distance !== null ? (
        <span class="figure soft">{distanceInWords(distance)}</span>
      ) : (
        <Icon name="forward" size={18} />
      )}
    </a>
  );
}
