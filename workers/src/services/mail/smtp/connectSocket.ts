import type { SmtpServer } from "#services/mail/smtp/readSmtpUrl.ts";

/** A connection that speaks bytes and may turn to TLS on the way. */
export type Connection = {
  readable: ReadableStream<Uint8Array>;
  writable: WritableStream<Uint8Array>;
  /** The same connection, encrypted from here on. Readers and writers of the old one must be released before. */
  startTls(): Connection;
  close(): Promise<void>;
};

const transportOf = { implicit: "on", starttls: "starttls", none: "off" } as const;

/** Opens a TCP socket of the Workers runtime. Loaded when it is needed: no other runtime has such a module. */
export async function connectSocket({ hostname, port, tls }: SmtpServer): Promise<Connection> {
  const { connect } = await import("cloudflare:sockets");
  return wrap(connect({ hostname, port }, { secureTransport: transportOf[tls], allowHalfOpen: false }));
}

const wrap = (socket: Socket): Connection => ({
  readable: socket.readable,
  writable: socket.writable,
  startTls: () => wrap(socket.startTls()),
  close: () => socket.close(),
});
