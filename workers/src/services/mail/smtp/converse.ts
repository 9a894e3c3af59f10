import type { Connection } from "#services/mail/smtp/connectSocket.ts";
import type { Envelope } from "#services/mail/smtp/formatMessage.ts";
import type { SmtpServer } from "#services/mail/smtp/readSmtpUrl.ts";

const REPLY_TIMEOUT_MS = 20_000;
const REPLY_MAX = 16_384;

type Reply = { code: number; text: string };

/** Says a line and hears the reply; throws when its code is not the expected one. */
type Line = { say(line: string | null, expected: number, shown?: string): Promise<Reply>; release(): void };

/**
 * Hands one message to an SMTP server (RFC 5321, AUTH PLAIN of RFC 4954, STARTTLS of RFC 3207).
 * Throws with the server’s words when it refuses anything, when it falls silent, and when TLS was to be and is not:
 * credentials and messages never travel in clear beyond this machine.
 */
export async function converse(connection: Connection, server: SmtpServer, message: Envelope): Promise<void> {
  const hello = `EHLO ${message.from.split("@")[1] ?? "localhost"}`;
  let line = openLine(connection);
  await line.say(null, 220);
  let offered = await line.say(hello, 250);
  if (server.tls === "starttls") {
    if (!/^250[ -]STARTTLS/im.test(offered.text)) throw new Error("the SMTP server offers no STARTTLS");
    await line.say("STARTTLS", 220);
    line.release();
    line = openLine(connection.startTls());
    offered = await line.say(hello, 250);
  }
  if (server.credentials) {
    if (!/^250[ -]AUTH[^\n]*\bPLAIN\b/im.test(offered.text))
      throw new Error("the SMTP server offers no AUTH PLAIN");
    const { user, password } = server.credentials;
    const secret = new TextEncoder().encode(`\0${user}\0${password}`);
    await line.say(`AUTH PLAIN ${btoa(String.fromCharCode(...secret))}`, 235, "AUTH PLAIN");
  }
  await line.say(`MAIL FROM:<${message.from}>`, 250, "MAIL FROM");
  await line.say(`RCPT TO:<${message.to}>`, 250, "RCPT TO");
  await line.say("DATA", 354);
  await line.say(`${message.data.replaceAll(/^\./gm, "..")}\r\n.`, 250, "the message");
  await line.say("QUIT", 221).catch(() => undefined);
  line.release();
}

function openLine(connection: Connection): Line {
  const reader = connection.readable.getReader();
  const writer = connection.writable.getWriter();
  const decoder = new TextDecoder();
  let heard = "";

  async function hear(): Promise<Reply> {
    for (;;) {
      const reply = /^(?:\d{3}-[^\n]*\n)*(\d{3})(?: [^\n]*)?\r?\n/.exec(heard);
      if (reply) {
        heard = heard.slice(reply[0].length);
        return { code: Number(reply[1]), text: reply[0] };
      }
      const { value, done } = await reader.read();
      if (done || heard.length > REPLY_MAX) throw new Error("the SMTP server broke off");
      heard += decoder.decode(value, { stream: true });
    }
  }

  return {
    async say(line, expected, shown = line ?? "the greeting") {
      if (line !== null) await writer.write(new TextEncoder().encode(`${line}\r\n`));
      const reply = await withTimeout(hear());
      if (reply.code !== expected) throw new Error(`the SMTP server answered ${reply.code} to ${shown}`);
      return reply;
    },
    release() {
      reader.releaseLock();
      writer.releaseLock();
    },
  };
}

async function withTimeout<Value>(promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("the SMTP server is silent")), REPLY_TIMEOUT_MS);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}
