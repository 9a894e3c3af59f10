import { afterAll, beforeAll, expect, test } from "vitest";

import { httpTransport } from "#services/mail/transports/http.ts";
import { answerHttp } from "#testing/answerHttp.ts";

let service: Awaited<ReturnType<typeof answerHttp>>;
let status = 200;

beforeAll(async () => {
  service = await answerHttp(() => ({ status }));
});

afterAll(() => service.close());

const message = {
  from: "Méreau <no-reply@example.org>",
  to: "alice@example.org",
  subject: "Votre code — K7MP-2XQD",
  text: "Bonjour",
  html: "<p>Bonjour</p>",
};

test("a message is posted as it is, with the token of the service when there is one", async () => {
  await httpTransport(`${service.url}/send`, "t0ken")(message);
  await httpTransport(`${service.url}/send`, undefined)(message);
  const posted = { method: "POST", path: "/send", body: message };
  expect(service.asked).toEqual([
    { ...posted, authorization: "Bearer t0ken" },
    { ...posted, authorization: undefined },
  ]);
});

test("anything but a success is a failure that names the status", async () => {
  for (status of [302, 422, 503])
    await expect(httpTransport(service.url, undefined)(message)).rejects.toThrow(
      `the mail service answered ${status}`,
    );
});
