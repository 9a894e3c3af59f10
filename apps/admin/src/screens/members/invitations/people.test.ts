import { expect, test } from "vitest";

import { readWhom } from "#screens/members/invitations/people.ts";

const typed = { kind: "named", names: "", count: "", note: "" } as const;

const lines = (count: number): string => Array.from({ length: count }, (_, index) => `N${index}`).join("\n");

test("each name on a line of its own is one invitation; empty lines and blanks are none", () => {
  expect(readWhom({ ...typed, names: " Ada  Lenoir\r\n\n\tIda\n" })).toEqual({
    notes: ["Ada Lenoir", "Ida"],
    uses: 1,
  });
  expect(readWhom({ ...typed, names: " \n" })).toBeNull();
  expect(readWhom({ ...typed, names: lines(200) })).toHaveProperty("notes.length", 200);
  expect(readWhom({ ...typed, names: lines(201) })).toEqual({ wrong: "tooMany" });
  expect(readWhom({ ...typed, names: "N".repeat(121) })).toEqual({ wrong: "tooLong" });
});

test("without names there are as many invitations as are asked for; shared, one that serves as many people", () => {
  expect(readWhom({ ...typed, kind: "unnamed", count: "3", note: "Fête" })).toEqual({
    notes: ["Fête", "Fête", "Fête"],
    uses: 1,
  });
  expect(readWhom({ ...typed, kind: "shared", count: "500" })).toEqual({ notes: [null], uses: 500 });
  for (const count of ["0", "201", "1.5", "dix"])
    expect(readWhom({ ...typed, kind: "unnamed", count })).toEqual({ wrong: "number" });
  expect(readWhom({ ...typed, kind: "shared", count: " " })).toBeNull();
});
