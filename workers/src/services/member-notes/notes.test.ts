import { afterAll, beforeAll, expect, test } from "vitest";

import { deleteNote, listNotes, writeNote } from "#services/member-notes/notes.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let ada: Awaited<ReturnType<TestCommunity["join"]>>;

beforeAll(async () => {
  town = await startCommunity();
  ada = await town.join("Ada");
});

afterAll(() => town.close());

const about = () => ada.caller.member;
const textsOf = async () =>
  (await listNotes(town.context(), town.admin, about(), { limit: 50 })).items.map(({ text, by }) => [
    text,
    by.name,
  ]);

test("managers note what they know of a member, once, and each deletes their own alone", async () => {
  const other = await town.join("Gus", "individual", "manager");
  const note = { id: newId(), text: "Préfère être appelée le soir." };
  const made = await writeNote(town.context(), town.admin, about(), note);
  expect(await writeNote(town.context(), town.admin, about(), note)).toEqual(made);
  await writeNote(town.context(), other.caller, about(), { id: newId(), text: "Vue au marché" });
  expect(await textsOf()).toEqual([
    ["Vue au marché", "Gus"],
    ["Préfère être appelée le soir.", "Maud"],
  ]);
  const target = { id: about(), note: note.id };
  await expect(deleteNote(town.context(), other.caller, target)).rejects.toMatchObject({
    code: "unknown_note",
  });
  await deleteNote(town.context(), town.admin, target);
  expect(await textsOf()).toEqual([["Vue au marché", "Gus"]]);
});

test("no member reads notes, not even their own, and an id stands for one note", async () => {
  await expect(listNotes(town.context(), ada.caller, about(), { limit: 50 })).rejects.toMatchObject({
    code: "forbidden",
  });
  const id = newId();
  await writeNote(town.context(), town.admin, about(), { id, text: "un" });
  await expect(writeNote(town.context(), town.admin, about(), { id, text: "deux" })).rejects.toMatchObject({
    code: "id_reused",
  });
});
