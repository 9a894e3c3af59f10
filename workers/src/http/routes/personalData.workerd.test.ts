import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";

import { departure, leavingNotice } from "@mereau/shared/contracts/leaving.ts";
import { memberPage } from "@mereau/shared/contracts/members.ts";
import { passkeyCreation, passkeyRequest, passkeySummary } from "@mereau/shared/contracts/passkeys.ts";
import { personalData } from "@mereau/shared/contracts/personalData.ts";
import { me, openedSession } from "@mereau/shared/contracts/sessions.ts";
import { newAuthenticator } from "#testing/authenticator.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;

beforeAll(async () => {
  town = await foundWorkerTown();
});

test("a passkey is added, and opens a session with a cookie or a token", async () => {
  const { token } = await town.join("Noor", "individual");
  const authenticator = await newAuthenticator("http://mereau.test");
  const creation = await town.ask(token, ["POST", "passkeys/options"], [200, passkeyCreation]);
  expect(creation.rp).toEqual({ id: "mereau.test", name: "Essai" });
  const body = { id: newId(), response: await authenticator.create(creation) };
  const added = await town.ask(token, ["POST", "passkeys"], [201, passkeySummary], body);
  expect(added).toMatchObject({ name: "Appareil sans nom", synced: false });
  const request = await town.ask(null, ["POST", "sessions/passkey-options"], [200, passkeyRequest]);
  const response = await authenticator.use(request);
  const signIn = { response, device: "Téléphone", bearer: true };
  const opened = await town.ask(null, ["POST", "sessions/passkey"], [201, openedSession], signIn);
  expect(opened.session).toMatchObject({ name: "Téléphone", current: true });
  const { member } = await town.ask(opened.token ?? "", ["GET", "me"], [200, me]);
  expect(member.name).toBe("Noor");
  expect(await town.codeOf(null, ["POST", "sessions/passkey"], 409, signIn)).toBe("passkey_expired");
  const again = await authenticator.use(
    await town.ask(null, ["POST", "sessions/passkey-options"], [200, passkeyRequest]),
  );
  const answer = await town.send(null, ["POST", "sessions/passkey"], { response: again });
  expect(answer.headers.get("Set-Cookie")).toMatch(/^mereau_session=[\w-]{43}; .*HttpOnly/);
});

test("somebody takes their data along as a file, and as an archive", async () => {
  const { token, account } = await town.join("Ada", "individual");
  const whole = await town.send(token, ["GET", "me/export"]);
  expect(whole.headers.get("Content-Disposition")).toMatch(/^attachment; filename="essai-\w+-\d+\.json"$/);
  expect(whole.headers.get("Cache-Control")).toBe("no-store");
  const { sections } = personalData.parse(await whole.json());
  expect(sections).toMatchObject({ profile: [{ name: "Ada" }], accounts: [{ id: account }] });
  const zipped = await town.send(token, ["GET", "me/export?format=zip"]);
  const files = unzipSync(new Uint8Array(await zipped.arrayBuffer()));
  expect(Object.keys(files)).toContain(`entries/${account.replace(":", "-")}.csv`);
  expect(await town.codeOf(null, ["GET", "me/export"], 401)).toBe("unauthenticated");
});

test("whoever leaves is told so once more, and their cookie is taken back", async () => {
  const { token } = await town.join("Mina", "individual");
  const { confirmation, label } = await town.ask(token, ["POST", "me/leaving"], [200, leavingNotice]);
  const body = { id: newId(), confirmation };
  const context = createExecutionContext();
  const answer = await town.app.request(
    `http://mereau.test/v1/${town.slug}/me/leaving/confirmation`,
    {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    },
    env,
    context,
  );
  await waitOnExecutionContext(context);
  const gone = departure.parse(await answer.json());
  expect([answer.status, gone.name, answer.headers.get("Set-Cookie")]).toEqual([
    200,
    label,
    `mereau_session=; Max-Age=0; Path=/v1/${town.slug}; Secure`,
  ]);
  expect(await town.codeOf(token, ["GET", "me"], 401)).toBe("unauthenticated");
  // The answer was lost: the code alone brings it again, and nothing more
  expect(await town.ask(null, ["POST", "me/leaving/confirmation"], [200, departure], body)).toEqual(gone);
  const { items } = await town.ask(town.admin, ["GET", "members?status=left"], [200, memberPage]);
  expect(items).toMatchObject([{ id: gone.member, name: label, email: null, status: "left" }]);
});

test("a manager lets somebody go on paper, and says why", async () => {
  const { token } = await town.join("Sam", "individual");
  const { member } = await town.ask(token, ["GET", "me"], [200, me]);
  const path = `members/${member.id}/leaving`;
  expect(await town.codeOf(token, ["POST", "me/leaving/confirmation"], 422, {})).toBe("invalid_input");
  const { confirmation } = await town.ask(town.admin, ["POST", path], [200, leavingNotice]);
  const body = { id: newId(), confirmation };
  const confirm = ["POST", `${path}/confirmation`] as const;
  expect(await town.codeOf(town.admin, confirm, 422, body)).toBe("invalid_input");
  expect(await town.codeOf(token, confirm, 409, { ...body, reason: "x" })).toBe("confirmation_wrong");
  const gone = await town.ask(town.admin, confirm, [200, departure], { ...body, reason: "Lettre du 3 mars" });
  expect(gone.member).toBe(member.id);
});
