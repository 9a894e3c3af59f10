import { expect, test } from "vitest";

import { readSettings } from "#env.ts";

const complete = {
  ENVIRONMENT: "production",
  PLATFORM_DATABASE_URL: "https://platform.example.org",
  PLATFORM_DATABASE_TOKEN: "token",
  SEALING_KEY: "A".repeat(43),
  OPERATOR_TOKEN: "x".repeat(32),
  DATABASE_DRIVER: "sqld",
  DATABASE_URL: "https://databases.example.org",
  DATABASE_ADMIN_URL: "https://admin.example.org",
  PUBLIC_URL: "https://money.example.org/",
  MAIL_TRANSPORT: "smtp",
  MAIL_FROM: "no-reply@example.org",
  SMTP_URL: "smtps://mail.example.org",
};

test("a deployment whose mail could not go out says so at once, and says everything", () => {
  expect(readSettings({ ...complete }).FOUNDING).toBe("operator");
  expect(() => readSettings({ ...complete, SMTP_URL: undefined })).toThrow('SMTP_URL is needed for "smtp"');
  expect(() => readSettings({ ...complete, MAIL_TRANSPORT: "development" })).toThrow(
    "MAIL_TRANSPORT must really send in production",
  );
  expect(() =>
    readSettings({ ...complete, SMTP_URL: "https://mail.example.org", MAIL_FROM: "Méreau" }),
  ).toThrow("MAIL_FROM must hold an e-mail address; SMTP_URL must be smtp: or smtps:");
});

test("a deployment in production says where it stands, without a path: letters lead to it", () => {
  expect(readSettings({ ...complete }).PUBLIC_URL).toBe("https://money.example.org");
  expect(() => readSettings({ ...complete, PUBLIC_URL: undefined })).toThrow(
    "PUBLIC_URL is needed in production",
  );
  for (const wrong of [
    "https://money.example.org/le-miel",
    "money.example.org",
    "https://",
    "ftp://a.example",
  ])
    expect(() => readSettings({ ...complete, PUBLIC_URL: wrong })).toThrow("PUBLIC_URL must be an http:");
});
