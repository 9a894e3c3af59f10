import { DurableObject } from "cloudflare:workers";

import { type Receipt, signReceipt } from "@mereau/shared/crypto/receipt.ts";
import { uuidV7Time } from "@mereau/shared/crypto/uuid.ts";
import type {
  Admission,
  DutyStanding,
  LedgerAnswer,
  LedgerBinding,
  LedgerHead,
  LedgerNote,
} from "@mereau/shared/ledger/binding.ts";
import type { Command } from "@mereau/shared/ledger/command.ts";
import { readSettings } from "#env.ts";
import { Alarm } from "#ledger/alarm.ts";
import type { Duty } from "#ledger/duties/duty.ts";
import { contextsOf, dutiesOf } from "#ledger/duties/duties.ts";
import { dutyStandings, runDuties } from "#ledger/duties/run.ts";
import { Listeners } from "#ledger/listeners.ts";
import type { OpenedLane } from "#ledger/open.ts";
import { LedgerGone, openLane } from "#ledger/open.ts";
import { tellCommitted } from "#ledger/told.ts";
import { log } from "#log.ts";
import { Arrivals } from "#services/notifications/arrivals.ts";
import { HookWaker } from "#services/webhooks/waker.ts";
import { openPlatform } from "#services/platform/connect.ts";
import { noteDueMoment } from "#services/platform/dueMoments.ts";
import { restMs } from "#services/scheduled/backoff.ts";

const unavailable = { ok: false, code: "unavailable" } as const;

/** An instance that must end first lets its answers leave. Its lane is closed: it does nothing more meanwhile. */
const LAST_WORDS_MS = 20;

/**
 * Kept while a demonstration’s history is still to be played: nothing is done at a moment of now before, or what
 * happened in its past would come too late. The first command of now ends it.
 */
const IN_THE_PAST = "past";
const IN_THE_PAST_MS = 60_000;

type Opened = OpenedLane & { duties: readonly Duty[]; arrivals: Arrivals; hooks: HookWaker };

/** The one writer of a community's ledger. It opens its lane when first called, and keeps one alarm at its next due moment. */
export class LedgerObject extends DurableObject implements LedgerBinding {
  #opening: Promise<Opened> | undefined;
  #isGone = false;
  #community: string | undefined;
  readonly #alarm = new Alarm(this.ctx.storage, (moment) => this.#noteDue(moment));
  readonly #listeners = new Listeners(this.ctx);
  /** The moment at which a demonstration's history is being played. */
  #pastMoment: number | null = null;

  async submit(
    community: string,
    commands: Command[],
    access: Admission | null = null,
  ): Promise<LedgerAnswer> {
    const opened = await this.#open(community);
    if (!opened) return unavailable;
    if (!opened.isForShow) return opened.lane.submit(commands, access);
    if (opened.lane.head.seq > 0) {
      await this.ctx.storage.delete(IN_THE_PAST);
      return opened.lane.submit(commands, access);
    }
    // A demonstration begins at the moment written in its id, so that its history can follow.
    await this.ctx.storage.put(IN_THE_PAST, true);
    const [begun = unavailable] = await this.replay(community, [{ at: uuidV7Time(community), commands }]);
    return begun;
  }

  async submitJson(community: string, commands: string, access: Admission | null): Promise<string> {
    return JSON.stringify(await this.submit(community, JSON.parse(commands), access));
  }

  async replay(community: string, history: { at: number; commands: Command[] }[]): Promise<LedgerAnswer[]> {
    const opened = await this.#open(community);
    if (!opened?.isForShow) return history.map(() => unavailable);
    const answers: LedgerAnswer[] = [];
    for (const { at, commands } of history) {
      this.#pastMoment = at;
      answers.push(await opened.lane.submit(commands));
    }
    this.#pastMoment = null;
    return answers;
  }

  async receipt(
    community: string,
    id: string,
  ): Promise<{ ok: true; receipt: Receipt | null } | { ok: false; code: "unavailable" }> {
    const opened = await this.#open(community);
    if (!opened) return unavailable;
    try {
      const committed = await opened.store.findCommitted(id);
      const facts = committed && { community, ...committed };
      const { signingKey, publicKey } = opened;
      return { ok: true, receipt: facts && (await signReceipt(signingKey, publicKey, facts)) };
    } catch {
      return unavailable;
    }
  }

  async head(
    community: string,
  ): Promise<{ ok: true; head: LedgerHead } | { ok: false; code: "unavailable" }> {
    const opened = await this.#open(community);
    if (!opened) return unavailable;
    const { seq, hash, at } = opened.lane.head;
    return { ok: true, head: { seq, hash, at, epoch: opened.epoch, publicKey: opened.publicKey } };
  }

  async wake(
    community: string,
    by: number | null = null,
  ): Promise<{ ok: true } | { ok: false; code: "unavailable" }> {
    const opened = await this.#open(community);
    if (this.#isGone) return unavailable;
    const now = Date.now();
    await this.#alarm.wakeBy(by ?? now, now);
    return opened ? { ok: true } : unavailable;
  }

  async duties(
    community: string,
  ): Promise<{ ok: true; duties: DutyStanding[] } | { ok: false; code: "unavailable" }> {
    const opened = await this.#open(community);
    return opened ? { ok: true, duties: await dutyStandings(opened.duties, this.ctx.storage) } : unavailable;
  }

  async note(community: string, what: LedgerNote): Promise<void> {
    const opened = await this.#open(community);
    if (what.about === "wishes") opened?.arrivals.forget();
    else if (what.about === "hooks") opened?.hooks.forget();
    else if (what.about === "deeds") opened?.hooks.hear(Date.now());
    else if (opened) this.#listeners.tellRequests(what.accounts, opened.store);
  }

  /** The edge hands a socket over. */
  override fetch(request: Request): Response {
    return this.#listeners.admit(request);
  }

  override webSocketMessage(socket: WebSocket): void {
    this.#listeners.close(socket, "mute");
  }

  override webSocketClose(socket: WebSocket): void {
    this.#listeners.forget(socket);
  }

  /** Does all that is due, then sleeps until something is due again. Twice is the same as once. */
  override async alarm(): Promise<void> {
    const community = await this.ctx.storage.get("community");
    if (typeof community !== "string") return;
    await this.#alarm.begin(Date.now());
    const opened = await this.#open(community);
    if (this.#isGone) return this.#alarm.end();
    const next = opened ? await this.#runDuties(opened) : Date.now() + restMs(await this.#countClosed());
    await this.#alarm.settle(next, Date.now());
    if (opened) await this.ctx.storage.delete("closed");
  }

  async #runDuties({ duties }: Opened): Promise<number | null> {
    const { storage } = this.ctx;
    const isInThePast = (await storage.get(IN_THE_PAST)) === true;
    return isInThePast ? Date.now() + IN_THE_PAST_MS : runDuties(duties, storage, Date.now());
  }

  /** How often in a row the ledger could not be opened when its alarm went off. */
  async #countClosed(): Promise<number> {
    const before = await this.ctx.storage.get("closed");
    const times = (typeof before === "number" ? before : 0) + 1;
    await this.ctx.storage.put("closed", times);
    return times;
  }

  /** The open ledger, or null when it cannot be opened for now; the next call tries again. */
  async #open(community: string): Promise<Opened | null> {
    this.#opening ??= this.#begin(community);
    try {
      return await this.#opening;
    } catch (error) {
      this.#opening = undefined;
      this.#isGone = error instanceof LedgerGone;
      log("ledger.not_opened", { community, reason: String(error) }, "warn");
      return null;
    }
  }

  async #begin(community: string): Promise<Opened> {
    await this.ctx.storage.put("community", community);
    const opened = await openLane(this.env, this.ctx.storage, community, {
      now: () => this.#pastMoment ?? Date.now(),
      end: (reason) => {
        log("ledger.ended", { community, reason }, "error");
        setTimeout(() => this.ctx.abort(reason), LAST_WORDS_MS);
      },
      onDue: (moment) => void this.#alarm.wakeBy(moment, Date.now()),
      onCommitted: (committed) => tellCommitted(committed, told),
    });
    const around = { community, ledger: this, env: this.env, clock: Date.now, memory: this.ctx.storage };
    const told = {
      listeners: this.#listeners,
      arrivals: new Arrivals(contextsOf(opened, around)),
      hooks: new HookWaker(contextsOf(opened, around), (moment) => this.#alarm.wakeBy(moment, Date.now())),
      store: opened.store,
    };
    this.#community = community;
    await this.#alarm.resume(opened.address.nextDueAt, Date.now());
    for (const moment of [opened.nextExpiry, opened.lane.nextTick()])
      if (moment !== null) await this.#alarm.wakeBy(moment, Date.now());
    return { ...opened, duties: dutiesOf(opened, around), arrivals: told.arrivals, hooks: told.hooks };
  }

  async #noteDue(moment: number): Promise<void> {
    const community = this.#community;
    if (community === undefined) return;
    try {
      await noteDueMoment(openPlatform(readSettings(this.env)), community, moment);
    } catch (error) {
      log("ledger.due_not_noted", { community, reason: String(error) }, "warn");
      throw error;
    }
  }
}
