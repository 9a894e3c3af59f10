import { randomBytes } from "node:crypto";

import { account } from "@mereau/shared/contracts/accounts.ts";
import { currencyFigures } from "@mereau/shared/contracts/currencies.ts";
import { transfer, type TransferRecord } from "@mereau/shared/contracts/transfers.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";

import { ApiRefusal, type Api } from "../client/api.ts";
import type { Trace } from "./trace.ts";

/** One of the people of the demonstration, signed in. */
export type Player = { id: string; name: string; token: string; account: string };

/** The running deployment, and what the demonstration knows of its community so far. */
export class Scene {
  readonly api: Api;
  readonly trace: Trace;
  readonly slug: string;
  /** The folder of the deployment's data. */
  readonly folder: string;

  constructor(parts: { api: Api; trace: Trace; slug: string; folder: string }) {
    this.api = parts.api;
    this.trace = parts.trace;
    this.slug = parts.slug;
    this.folder = parts.folder;
  }

  path(rest: string): string {
    return `/v1/${this.slug}/${rest}`;
  }

  newId(): string {
    return uuidV7(Date.now(), new Uint8Array(randomBytes(10)));
  }

  /** Sends a transfer by a signed-in member. */
  pay(by: Player, order: PaymentDraft): Promise<TransferRecord> {
    return this.api.ask(transfer, "POST", this.path("transfers"), { token: by.token, body: order });
  }

  payment(from: Player, to: Player, amount: string, memo: string | null = null): PaymentDraft {
    return { id: this.newId(), currency: "MIEL", from: from.account, to: to.account, amount, memo };
  }

  /** Checks what an account stands at, as its owner sees it. */
  async checkBalance(of: Player, expected: string, when: string): Promise<void> {
    const { balance } = await this.api.ask(account, "GET", this.path(`accounts/${of.account}`), of);
    this.trace.check(`${of.name}’s balance ${when}`.trim(), balance, expected);
  }

  /** Checks what circulates, and the euros behind it. */
  async checkBacking(circulation: string, reserve: string): Promise<void> {
    const figures = await this.api.ask(currencyFigures, "GET", this.path("currencies/MIEL"));
    this.trace.check("In circulation", figures.circulation, circulation);
    this.trace.check("Euros in reserve behind it", figures.reserve, reserve);
    this.trace.check("Reserve ÷ circulation", figures.backingRatio, "1.0000");
  }

  /** Checks that something is refused, with this code. */
  async checkRefusal(what: string, asking: Promise<unknown>, code: string): Promise<ApiRefusal | null> {
    try {
      await asking;
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      this.trace.check(`${what}: refused`, error.code, code);
      return error;
    }
    this.trace.check(`${what}: refused`, null, code);
    return null;
  }
}

export type PaymentDraft = {
  id: string;
  currency: string;
  from: string;
  to: string;
  amount: string;
  memo: string | null;
  order?: { keyId: string; signature: string };
};
