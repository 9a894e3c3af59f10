import * as z from "zod";

import type { AccessVersions } from "@mereau/db/ledger/access.ts";
import { LIVE_CONNECTIONS_MAX, type LiveNote } from "@mereau/shared/contracts/live.ts";
import { LISTENER_HEADER } from "@mereau/shared/ledger/binding.ts";
import { closings, PING, PONG } from "@mereau/shared/live/connection.ts";
import type { LedgerStore } from "#ledger/store.ts";
import { log } from "#log.ts";

const listener = z.object({
  member: z.string(),
  version: z.int(),
  accounts: z.array(z.string()),
  tills: z.array(z.string()).default([]),
  until: z.number(),
});

/** What a socket bears while the object sleeps: who listens, and when they came. */
const attachment = listener.extend({ since: z.number() });
type Attachment = z.infer<typeof attachment>;

type Sockets = Pick<DurableObjectState, "acceptWebSocket" | "getWebSockets" | "setWebSocketAutoResponse">;
type Access = Pick<LedgerStore, "findAccess">;

/** Whether a note is for somebody: at a till what becomes of requests is heard, and nothing else. */
const isFor = ({ tills }: Attachment, note: LiveNote): boolean =>
  note.kind === "requests" || !tills.includes(note.account);

const attachmentOf = (socket: WebSocket): Attachment => attachment.parse(socket.deserializeAttachment());

/**
 * The sockets of those who listen to a community's accounts. They outlast the object's sleep: once it wakes, it looks once
 * who is there. Nobody hears anything before it is looked up that they have lost no access since they were admitted.
 */
export class Listeners {
  readonly #state: Sockets;
  /** By the account that they listen to; undefined until it was looked after waking. */
  #sockets: Map<string, Set<WebSocket>> | undefined;
  #outbox = new Map<WebSocket, LiveNote[]>();
  #isSending = false;

  constructor(state: Sockets) {
    this.#state = state;
  }

  /** Whether anybody listens at all. */
  get isAnybodyThere(): boolean {
    return this.#all().size > 0;
  }

  /** Whether anybody listens to this account. */
  isHeard(account: string): boolean {
    return this.#all().has(account);
  }

  /** Takes a socket over from the edge, which has said whose it is. Of too many of one member the oldest is closed. */
  admit(request: Request): Response {
    const admitted = listener.parse(JSON.parse(request.headers.get(LISTENER_HEADER) ?? "null"));
    const { 0: client, 1: socket } = new WebSocketPair();
    this.#all();
    const older = this.#state
      .getWebSockets(admitted.member)
      .toSorted((one, other) => attachmentOf(other).since - attachmentOf(one).since);
    for (const excess of older.slice(LIVE_CONNECTIONS_MAX - 1)) this.close(excess, "tooMany");
    this.#state.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
    this.#state.acceptWebSocket(socket, [admitted.member]);
    const [newest] = older;
    // Of two that came within one millisecond it is still known which was first
    const since = Math.max(Date.now(), newest ? attachmentOf(newest).since + 1 : 0);
    const bearing: Attachment = { ...admitted, since };
    socket.serializeAttachment(bearing);
    this.#remember(socket, bearing);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Tells whoever listens; returns at once, and never throws. What comes up while access is looked up goes with the next. */
  tell(notes: readonly LiveNote[], access: Access): void {
    for (const note of notes)
      for (const socket of this.#all().get(note.account) ?? [])
        if (isFor(attachmentOf(socket), note))
          this.#outbox.set(socket, [...(this.#outbox.get(socket) ?? []), note]);
    if (this.#outbox.size > 0 && !this.#isSending) void this.#send(access);
  }

  /** Tells whoever listens to these accounts that something about their payment requests has changed. */
  tellRequests(accounts: readonly string[], access: Access): void {
    this.tell(
      accounts.map((account) => ({ kind: "requests", account })),
      access,
    );
  }

  /** Closes a socket for a reason that its client is told. */
  close(socket: WebSocket, why: keyof typeof closings): void {
    this.forget(socket);
    try {
      socket.close(closings[why], why);
    } catch (error) {
      log("live.not_closed", { reason: String(error) }, "warn");
    }
  }

  /** Lets go a socket that is closed, from either side. */
  forget(socket: WebSocket): void {
    for (const account of attachmentOf(socket).accounts) {
      const sockets = this.#all().get(account);
      sockets?.delete(socket);
      if (sockets?.size === 0) this.#all().delete(account);
    }
    this.#outbox.delete(socket);
  }

  #all(): Map<string, Set<WebSocket>> {
    if (this.#sockets) return this.#sockets;
    this.#sockets = new Map();
    for (const socket of this.#state.getWebSockets()) this.#remember(socket, attachmentOf(socket));
    return this.#sockets;
  }

  #remember(socket: WebSocket, { accounts }: Attachment): void {
    const all = this.#all();
    for (const account of accounts) all.set(account, (all.get(account) ?? new Set()).add(socket));
  }

  async #send(access: Access): Promise<void> {
    this.#isSending = true;
    while (this.#outbox.size > 0) {
      const outbox = [...this.#outbox].map(([socket, notes]) => ({
        socket,
        notes,
        by: attachmentOf(socket),
      }));
      this.#outbox = new Map();
      const asked: AccessVersions = Object.fromEntries(outbox.map(({ by }) => [by.member, by.version]));
      const standing = await access.findAccess(asked).catch(() => null);
      for (const { socket, notes, by } of outbox) {
        const why = closingOf(by, standing, Date.now());
        if (why !== null) this.close(socket, why);
        else for (const note of notes) this.#sendOne(socket, note);
      }
    }
    this.#isSending = false;
  }

  #sendOne(socket: WebSocket, note: LiveNote): void {
    try {
      socket.send(JSON.stringify(note));
    } catch {
      this.forget(socket);
    }
  }
}

/** Why somebody may hear no more; null: they may. */
function closingOf(
  { member, version, until }: Attachment,
  standing: AccessVersions | null,
  now: number,
): keyof typeof closings | null {
  if (standing === null) return "unavailable";
  if (standing[member] !== version) return "accessChanged";
  return until <= now ? "tooOld" : null;
}
