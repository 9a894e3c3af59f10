import PostalMime from "postal-mime";
import { expect, inject, test } from "vitest";
import * as z from "zod";

import type { SmtpServer } from "#services/mail/transports/readSmtpUrl.ts";
import { smtpTransport } from "#services/mail/transports/smtp.ts";

const { ports, seen } = inject("mailServers");

const received = z.object({
  from: z.string(),
  to: z.array(z.string()),
  user: z.string().nullable(),
  raw: z.string(),
});
const page = z.object({ logins: z.array(z.string()), messages: z.array(received) });
const look = async () => page.parse(await (await fetch(seen)).json());

/** What the servers took for this address. */
const messagesTo = async (address: string) =>
  (await look()).messages.filter(({ to }) => to.includes(address));

const server = (name: keyof typeof ports, change: Partial<SmtpServer> = {}): SmtpServer => ({
  hostname: "127.0.0.1",
  port: ports[name],
  tls: "none",
  credentials: null,
  ...change,
});

const messageTo = (to: string) => ({
  from: "Méreau, l’atelier <no-reply@example.org>",
  to,
  subject: "K7MP-2XQD est votre code pour l’Épicerie de la Forêt — à Saint-Médard-d’Eyrans 🐝",
  text: "Bonjour,\n\n.\n.Un point, puis un code : K7MP-2XQD\n" + "œuvre ".repeat(400),
  html: `<p>Voici votre code :</p><p>${"œuvre&nbsp;".repeat(400)}</p>`,
});

test("a message arrives as it was written, whatever its letters, dots and length", async () => {
  const message = messageTo("alice@example.org");
  await smtpTransport(server("open"))(message);
  const [arrived, ...others] = await messagesTo("alice@example.org");
  expect(others).toEqual([]);
  expect(arrived).toMatchObject({ from: "no-reply@example.org", to: ["alice@example.org"], user: null });
  const { from, to, subject, text, html, headers } = await PostalMime.parse(arrived?.raw ?? "");
  expect(from).toMatchObject({ name: "Méreau, l’atelier", address: "no-reply@example.org" });
  expect(to).toMatchObject([{ address: "alice@example.org" }]);
  expect({ subject, text: text?.trimEnd(), html: html?.trimEnd() }).toEqual({
    subject: message.subject,
    text: message.text.trimEnd(),
    html: message.html,
  });
  expect(headers.filter(({ key }) => key === "date" || key === "message-id")).toHaveLength(2);
  expect(Math.max(...(arrived?.raw ?? "").split("\r\n").map(({ length }) => length))).toBeLessThanOrEqual(78);
});

test("neither a subject nor an address can add a header or a recipient", async () => {
  const subject = "Code\r\nBcc: spy@example.org\r\nA body";
  await smtpTransport(server("open"))({ ...messageTo("noor@example.org"), subject });
  const [arrived] = await messagesTo("noor@example.org");
  const parsed = await PostalMime.parse(arrived?.raw ?? "");
  expect([parsed.bcc, parsed.subject]).toEqual([undefined, "Code Bcc: spy@example.org A body"]);

  for (const to of ["eve@example.org, spy@example.org", "eve@example.org>\r\nRCPT TO:<spy@example.org"])
    await smtpTransport(server("open"))(messageTo(to)).catch(() => undefined);
  expect(await messagesTo("spy@example.org")).toEqual([]);
});

test("a server that asks who is there is told, in any letters", async () => {
  const credentials = { user: "méreau", password: "s3cr:t é" };
  await smtpTransport(server("guarded", { credentials }))(messageTo("ada@example.org"));
  expect((await messagesTo("ada@example.org")).map(({ user }) => user)).toEqual(["méreau"]);
  const wrong = { ...credentials, password: "guess" };
  await expect(
    smtpTransport(server("guarded", { credentials: wrong }))(messageTo("ada@example.org")),
  ).rejects.toThrow("no such login");
  await expect(smtpTransport(server("guarded"))(messageTo("ada@example.org"))).rejects.toThrow("530");
  expect(await messagesTo("ada@example.org")).toHaveLength(1);
});

test("a server elsewhere that offers no encryption hears neither the password nor the message", async () => {
  const credentials = { user: "overheard", password: "s3cr:t é" };
  await expect(
    smtpTransport(server("guarded", { tls: "starttls", credentials }))(messageTo("zoe@example.org")),
  ).rejects.toThrow("STARTTLS");
  expect((await look()).logins).not.toContain("overheard");
  expect(await messagesTo("zoe@example.org")).toEqual([]);
});

test("what the server says against it is what the sender is told", async () => {
  await expect(smtpTransport(server("open"))(messageTo("nobody@example.org"))).rejects.toThrow(
    "nobody lives here",
  );
  await expect(smtpTransport(server("open", { port: 9 }))(messageTo("sam@example.org"))).rejects.toThrow(
    "cannot connect",
  );
});

test("a server that hangs up, or falls silent, is given up", async () => {
  await expect(smtpTransport(server("broken"))(messageTo("sam@example.org"))).rejects.toThrow("closed");
  await expect(smtpTransport(server("silent"), 300)(messageTo("sam@example.org"))).rejects.toThrow(/time/i);
});
