import { expect, test } from "vitest";

import { readSmtpUrl } from "#services/mail/transports/readSmtpUrl.ts";

const tlsOf = (url: string) => readSmtpUrl(url).tls;

test("only this machine is spoken to in clear", () => {
  expect(["localhost", "127.0.0.1:25", "[::1]:25"].map((host) => tlsOf(`smtp://${host}`))).toEqual([
    "none",
    "none",
    "none",
  ]);
  expect(
    ["mail.example.org", "10.0.0.5:25", "localhost.example.org"].map((host) => tlsOf(`smtp://${host}`)),
  ).toEqual(["starttls", "starttls", "starttls"]);
  expect(tlsOf("smtps://localhost")).toBe("implicit");
});

test("an address says everything: host, port, name and password", () => {
  expect(readSmtpUrl("smtps://m%C3%A9reau:p%40ss%3A@mail.example.org")).toEqual({
    hostname: "mail.example.org",
    port: 465,
    tls: "implicit",
    credentials: { user: "méreau", password: "p@ss:" },
  });
  expect(readSmtpUrl("smtp://[::1]:2525")).toMatchObject({ hostname: "::1", port: 2525, credentials: null });
  expect(readSmtpUrl("smtp://mail.example.org").port).toBe(587);
  expect(() => readSmtpUrl("https://mail.example.org")).toThrow("SMTP_URL must be smtp: or smtps:");
});
