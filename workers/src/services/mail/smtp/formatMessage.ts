import type { Mail } from "#services/mail/message.ts";

/** A message as SMTP carries it: who sends, who receives, and the text with its headers. */
export type Envelope = { from: string; to: string; data: string };

/** What makes a message unique. */
type Stamp = { now: number; random: string };

function base64(text: string): string {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** A part of the message in lines of 76 characters (RFC 2045, section 6.8). */
const part = (type: string, text: string): string[] => [
  `Content-Type: ${type}; charset=utf-8`,
  "Content-Transfer-Encoding: base64",
  "",
  base64(text).replaceAll(/.{76}(?=.)/g, "$&\r\n"),
];

/** Text in a header: as it is when it is plain ASCII, else in encoded words of at most 75 characters (RFC 2047). */
export function headerText(text: string): string {
  const line = text.replaceAll(/[\r\n]+/g, " ");
  if (/^[\x20-\x7e]*$/.test(line)) return line;
  const words: string[] = [];
  let word = "";
  for (const character of line) {
    if (new TextEncoder().encode(word + character).length > 42) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  return [...words, word].map((piece) => `=?UTF-8?B?${base64(piece)}?=`).join("\r\n ");
}

/** `Méreau <no-reply@example.org>`, or an address alone. Throws when there is no address in it. */
export function readSender(text: string): { name: string; address: string } {
  const named = /^\s*(.*?)\s*<([^<>\s]+@[^<>\s]+)>\s*$/.exec(text);
  if (named) return { name: named[1] ?? "", address: named[2] ?? "" };
  const address = text.trim();
  if (!/^[^<>\s]+@[^<>\s]+$/.test(address)) throw new Error("MAIL_FROM must hold an e-mail address");
  return { name: "", address };
}

/** Writes a message with its text and its HTML side by side, everything encoded so that any server carries it. */
export function formatMessage(message: Mail & { from: string }, { now, random }: Stamp): Envelope {
  const { name, address } = readSender(message.from);
  if (/[<>\s]/.test(message.to)) throw new Error("the recipient is not an e-mail address");
  const boundary = `mereau-${random}`;
  const lines = [
    `From: ${name === "" ? address : `${headerText(name)} <${address}>`}`,
    `To: ${message.to}`,
    `Subject: ${headerText(message.subject)}`,
    `Date: ${new Date(now).toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${random}@${address.split("@")[1]}>`,
    "Auto-Submitted: auto-generated",
    "MIME-Version: 1.0",
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    "",
    `--${boundary}`,
    ...part("text/plain", message.text),
    `--${boundary}`,
    ...part("text/html", message.html),
    `--${boundary}--`,
  ];
  return { from: address, to: message.to, data: lines.join("\r\n") };
}
