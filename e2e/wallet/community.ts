import { randomBytes } from "node:crypto";

import { account } from "@mereau/shared/contracts/accounts.ts";
import { foundedCommunity } from "@mereau/shared/contracts/communityFace.ts";
import { application } from "@mereau/shared/contracts/applications.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { type CommunityKind, presets } from "@mereau/shared/presets/presets.ts";
import * as z from "zod";

import { anything, apiAt, type Api } from "../../scripts/client/api.ts";

export type Member = { id: string; name: string; email: string; number: number; account: string };

export const newId = (): string => uuidV7(Date.now(), new Uint8Array(randomBytes(10)));

/** A community of a test file's own, with a currency backed by euros: `TIL`, the tilleul. */
export class Community {
  readonly api: Api;
  readonly slug: string;
  /** The bearer token of its administrator. */
  readonly token: string;
  #members = 0;

  private constructor(api: Api, slug: string, token: string) {
    this.api = api;
    this.slug = slug;
    this.token = token;
  }

  /** @param kind what it starts from, where that is not a currency backed by euros */
  static async found(
    url: string,
    operatorToken: string,
    kind: CommunityKind = "local-currency",
    more: { preparing?: boolean } = {},
  ): Promise<Community> {
    const api = apiAt(url);
    const slug = `tilleul-${randomBytes(4).toString("hex")}`;
    const body = {
      id: newId(),
      slug,
      name: "Le Tilleul",
      language: "fr",
      territory: "Val de Test",
      admin: { id: newId(), name: "Maud Lartigue", email: "maud@tilleul.example" },
      bearer: true,
      ...presets[kind]({ code: "TIL", name: "Tilleul", symbol: "til" }, "fr"),
      ...more,
    };
    const founded = await api.ask(foundedCommunity, "POST", "/v1/communities", {
      token: operatorToken,
      body,
    });
    return new Community(api, slug, z.string().parse(founded.token));
  }

  path(rest: string): string {
    return `/v1/${this.slug}/${rest}`;
  }

  /** An active member with so much on their account. */
  async newMember(name: string, balance = "0", type = "individual"): Promise<Member> {
    const id = newId();
    const email = `member-${(this.#members += 1)}@tilleul.example`;
    const { token } = this;
    const asked = { id, name, email, type };
    const { number } = await this.api.ask(application, "POST", this.path("members"), { body: asked });
    await this.api.ask(anything, "POST", this.path(`members/${id}/approval`), { token, body: {} });
    const to = `TIL:${number}`;
    const issue = { id: newId(), to, amount: balance, reference: `CHQ ${number}` };
    if (Number(balance) > 0)
      await this.api.ask(anything, "POST", this.path("currencies/TIL/issues"), { token, body: issue });
    return { id, name, email, number, account: to };
  }

  /** What a member has, as the community's own record says. */
  async balanceOf({ account: id }: Member): Promise<string> {
    const { token } = this;
    return (await this.api.ask(account, "GET", this.path(`accounts/${id}`), { token })).balance;
  }
}
