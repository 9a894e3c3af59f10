import { DurableObject } from "cloudflare:workers";

import { type Receipt, signReceipt } from "@mereau/shared/crypto/receipt.ts";
import { uuidV7Time } from "@mereau/shared/crypto/uuid.ts";
import type { Admission, LedgerAnswer, LedgerBinding, LedgerHead } from "@mereau/shared/ledger/binding.ts";
import type { Command } from "@mereau/shared/ledger/command.ts";
import type { OpenedLane } from "#ledger/open.ts";
import { LedgerGone, openLane } from "#ledger/open.ts";
import { log } from "#log.ts";

/** Holds let go by one alarm; the rest follow at once, after whatever else is waiting. */
const EXPIRIES_MAX = 500;

/** When the database did not answer, the alarm tries again after this long. */
const ALARM_RETRY_MS = 30_000;

const unavailable = { ok: false, code: "unavailable" } as const;

/** An instance that must end first lets its answers leave. Its lane is closed: it does nothing more meanwhile. */
const LAST_WORDS_MS = 20;

/** The one writer of a community's ledger. It opens its lane when first called, and keeps one alarm at its next due moment. */
export class LedgerObject extends DurableObject implements LedgerBinding {
  #opening: Promise<OpenedLane> | undefined;
  #alarmAt: number | null = null;
  #isGone = false;
  /** The moment at which a demonstration's history is being played. */
  #pastMoment: number | null = null;

  async submit(
    community: string,
    commands: Command[],
    access: Admission | null = null,
  ): Promise<LedgerAnswer> {
    const opened = await this.#open(community);
    if (!opened) return unavailable;
    if (!opened.isForShow || opened.lane.head.seq > 0) return opened.lane.submit(commands, access);
    // A demonstration begins at the moment written in its id, so that its history can follow.
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

  /** Lets go the holds whose moment has passed, then sleeps until the next one. Twice is the same as once. */
  override async alarm(): Promise<void> {
    this.#alarmAt = null;
    const community = await this.ctx.storage.get("community");
    if (typeof community !== "string") return;
    const opened = await this.#open(community);
    if (!opened) return this.#isGone ? undefined : this.#wakeAt(Date.now() + ALARM_RETRY_MS);
    const next = await this.#expireHolds(opened).catch(() => Date.now() + ALARM_RETRY_MS);
    if (next !== null) await this.#wakeAt(next);
  }

  async #expireHolds({ lane, store }: OpenedLane): Promise<number | null> {
    const due = await store.dueHolds(Date.now(), EXPIRIES_MAX);
    if (due.length > 0) {
      const answer = await lane.submit(due.map((hold) => ({ kind: "expire_hold", hold })));
      if (!answer.ok) return Date.now() + ALARM_RETRY_MS;
    }
    return store.nextExpiry();
  }

  /** The open ledger, or null when it cannot be opened for now; the next call tries again. */
  async #open(community: string): Promise<OpenedLane | null> {
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

  async #begin(community: string): Promise<OpenedLane> {
    await this.ctx.storage.put("community", community);
    const opened = await openLane(this.env, this.ctx.storage, community, {
      now: () => this.#pastMoment ?? Date.now(),
      end: (reason) => {
        log("ledger.ended", { community, reason }, "error");
        setTimeout(() => this.ctx.abort(reason), LAST_WORDS_MS);
      },
      onHold: (expiresAt) => void this.#wakeAt(expiresAt),
    });
    if (opened.nextExpiry !== null) await this.#wakeAt(opened.nextExpiry);
    return opened;
  }

  /** Moves the alarm forward to this moment, unless it is already set earlier. */
  async #wakeAt(moment: number): Promise<void> {
    if (this.#alarmAt !== null && this.#alarmAt <= moment) return;
    this.#alarmAt = moment;
    await this.ctx.storage.setAlarm(moment);
  }
}
