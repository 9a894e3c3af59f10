import type { ImportFate, ImportFault, ImportPerson } from "#import/person.ts";

/** Somebody whom the community knows already. */
export type KnownMember = {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  status: "applied" | "active" | "refused" | "suspended" | "left";
  formerNumber: string | null;
};

export type JudgedLine = { fate: ImportFate; faults: ImportFault[]; member: string | null };

type Line = { line: number; person: ImportPerson; faults: readonly ImportFault[] };

/** What can tell people apart, of a line or of a member. */
type Keys = { name: string | null; email: string | null; phone: string | null; number: string | null };

/** Who was met so far, by what they can be told by. */
class Met<Who> {
  readonly #by = new Map<string, { who: Who; keys: Keys }[]>();

  add(who: Who, keys: Keys): void {
    for (const key of keysOf(keys)) this.#by.set(key, [...(this.#by.get(key) ?? []), { who, keys }]);
  }

  /** All who are this person: by address or number, by telephone unless both have addresses of their own, by name where that is all there is. */
  find(own: Keys): Who[] {
    const found = keysOf(own).flatMap((key) =>
      (this.#by.get(key) ?? [])
        .filter(({ keys }) => !key.startsWith("phone ") || isSamePhoneOwner(own, keys))
        .map(({ who }) => who),
    );
    return [...new Set(found)];
  }
}

/** A couple may share a telephone: two addresses are two people. */
const isSamePhoneOwner = (one: Keys, other: Keys): boolean =>
  one.email === null || other.email === null || one.email === other.email;

function keysOf({ name, email, phone, number }: Keys): string[] {
  const own = [
    ...(email === null ? [] : [`email ${email}`]),
    ...(number === null ? [] : [`number ${number}`]),
    ...(phone === null ? [] : [`phone ${phone}`]),
  ];
  return own.length > 0 || name === null ? own : [`name ${name.toLowerCase()}`];
}

/**
 * What becomes of each line: a new member, a member of whom something is completed, one who is there already, or nothing, and
 * why. Nobody is taken in twice, neither of the file nor beside the members.
 *
 * @param known those of the members who share an address, telephone, former number or name with a line
 */
export function settleLines(
  lines: readonly Line[],
  known: readonly KnownMember[],
  existing: "complete" | "skip",
): JudgedLine[] {
  const members = new Met<KnownMember>();
  for (const one of known) {
    members.add(one, { ...one, number: one.formerNumber });
    // One who has an address may still be meant by a line with nothing but their name
    members.add(one, { name: one.name, email: null, phone: null, number: null });
  }
  const inFile = new Met<number>();
  return lines.map(({ line, person, faults }) => {
    if (faults.length > 0) return refuse(faults);
    const [earlier] = inFile.find(person);
    if (earlier !== undefined) return refuse([{ field: null, code: "twice_in_file", line: earlier }]);
    inFile.add(line, person);
    return judge(person, members.find(person), existing);
  });
}

function judge(
  person: ImportPerson,
  found: readonly KnownMember[],
  existing: "complete" | "skip",
): JudgedLine {
  const [one, ...others] = found;
  if (!one) return { fate: "create", faults: [], member: null };
  if (isNameAlone(person)) return refuse([{ field: "name", code: "same_name" }]);
  if (others.length > 0) return refuse([{ field: null, code: "matches_several" }]);
  if (one.status === "applied") return refuse([{ field: null, code: "application_waiting" }]);
  if (one.status === "refused") return refuse([{ field: null, code: "was_refused" }]);
  if (one.status === "left") return refuse([{ field: null, code: "has_left" }]);
  const isMore =
    (one.email === null && person.email !== null) ||
    (one.phone === null && person.phone !== null) ||
    (one.formerNumber === null && person.number !== null);
  const fate = isMore && existing === "complete" && one.status === "active" ? "update" : "present";
  return { fate, faults: [], member: one.id };
}

const isNameAlone = ({ email, phone, number }: ImportPerson): boolean =>
  email === null && phone === null && number === null;

const refuse = (faults: readonly ImportFault[]): JudgedLine => ({
  fate: "refused",
  faults: [...faults],
  member: null,
});
