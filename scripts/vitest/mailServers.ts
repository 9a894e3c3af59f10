import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer, type Server, type Socket } from "node:net";

import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import type { TestProject } from "vitest/node";

type Received = { from: string; to: string[]; user: string | null; raw: string };

/** Names that were given to log in, and messages that were taken, of all the servers together. */
const seen: { logins: string[]; messages: Received[] } = { logins: [], messages: [] };

const smtpServer = (options: SMTPServerOptions) =>
  new SMTPServer({
    logger: false,
    onAuth({ username = "", password }, _session, done) {
      seen.logins.push(username);
      if (username === "méreau" && password === "s3cr:t é") done(null, { user: username });
      else done(new Error("no such login"));
    },
    onRcptTo({ address }, _session, done) {
      done(address.startsWith("nobody@") ? new Error("nobody lives here") : null);
    },
    onData(stream, { envelope, user }, done) {
      let raw = "";
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => (raw += text));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = envelope;
        seen.messages.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          user: typeof user === "string" ? user : null,
          raw,
        });
        done();
      });
    },
    ...options,
  });

/** A server that greets, hears one line, and does this then. */
const rude = (then: (socket: Socket) => void) =>
  createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.write("220 mail.test\r\n");
    socket.once("data", () => then(socket));
  });

async function listen(server: Server | SMTPServer) {
  const net = server instanceof SMTPServer ? server.server : server;
  server.listen(0, "127.0.0.1");
  await once(net, "listening");
  const address = net.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port");
  return address.port;
}

/** Starts SMTP servers for the tests inside workerd, which cannot start any, and a page with what they were sent. */
export default async function setup(project: TestProject) {
  const servers = {
    open: smtpServer({ disabledCommands: ["AUTH", "STARTTLS"] }),
    guarded: smtpServer({ disabledCommands: ["STARTTLS"], allowInsecureAuth: true }),
    silent: rude(() => undefined),
    broken: rude((socket) => socket.destroy()),
  };
  const page = createHttpServer((_request, response) => response.end(JSON.stringify(seen)));
  const ports = {
    open: await listen(servers.open),
    guarded: await listen(servers.guarded),
    silent: await listen(servers.silent),
    broken: await listen(servers.broken),
  };
  project.provide("mailServers", { ports, seen: `http://127.0.0.1:${await listen(page)}` });
  return async () => {
    page.closeAllConnections();
    const all = [page, ...Object.values(servers)];
    await Promise.all(all.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
  };
}
