import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";

import { smtpTransport } from "#services/mail/transports/smtp.ts";

let heard: string[];
let server: SMTPServer;
let port: number;

beforeAll(async () => {
  heard = [];
  // Its certificate is the package's own, made for tests: no authority vouches for it.
  server = new SMTPServer({
    logger: false,
    onAuth: ({ username = "" }, _session, done) => {
      heard.push(username);
      done(null, { user: username });
    },
    onMailFrom: ({ address }, _session, done) => {
      heard.push(address);
      done();
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port");
  port = address.port;
});

afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

test("a server whose certificate nobody vouches for hears neither the password nor the message", async () => {
  const send = smtpTransport({
    hostname: "127.0.0.1",
    port,
    tls: "starttls",
    credentials: { user: "overheard", password: "secret" },
  });
  const message = {
    from: "no-reply@example.org",
    to: "alice@example.org",
    subject: "Code",
    text: "1",
    html: "1",
  };
  await expect(send(message)).rejects.toThrow(/certificate/);
  expect(heard).toEqual([]);
});
