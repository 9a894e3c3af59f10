import { expect, test } from "vitest";

import { mail } from "@mereau/db/tenant/schema.ts";
import { mailbox } from "@mereau/shared/contracts/mailbox.ts";
import { foundFor, idAt, inEnvironment, start } from "#testing/pastTown.ts";

const message = (minute: number, recipient: string, state: "kept" | "sent" = "kept") => ({
  id: idAt(start + minute),
  createdAt: start + minute,
  recipient,
  subject: `Code ${minute}`,
  text: `${minute}`,
  html: "",
  state,
});

test("the mailbox has the messages that were kept, the newest first, of one address when it is asked for", async () => {
  const { request, db } = await foundFor("show");
  await db
    .insert(mail)
    .values([
      message(1, "maud@example.org"),
      message(2, "noor@example.org"),
      message(3, "maud@example.org"),
      message(4, "maud@example.org", "sent"),
    ]);
  const read = async (query: string, environment = "development") => {
    const answer = await inEnvironment(environment, `/v1/${request.slug}/mailbox${query}`);
    return answer.ok ? mailbox.parse(await answer.json()).items.map(({ text }) => text) : answer.status;
  };
  expect(await read("")).toEqual(["3", "2", "1"]);
  expect(await read("?recipient=Maud@Example.org")).toEqual(["3", "1"]);
  expect(await read("?recipient=nobody@example.org")).toEqual([]);
  expect(await read("?recipient=nobody")).toBe(422);
  expect(await read("", "production")).toBe(404);
});

test("in production there is no mailbox, of a community for show or of another", async () => {
  const { request } = await foundFor("real");
  expect((await inEnvironment("production", `/v1/${request.slug}/mailbox`)).status).toBe(404);
});
