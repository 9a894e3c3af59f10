import type { Admission } from "@mereau/shared/ledger/binding.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { identify, type Known } from "#services/sign-in/identify.ts";

/** Whether a caller may do what a request is about. */
type Right = (caller: Caller) => boolean;

/**
 * What a caller was remembered to be allowed, and since when: the ledger carries a command out only if they have lost no
 * access in the meantime. Where they have, they are looked up again, and every right that was relied on is judged again.
 */
export class Access {
  readonly #community: CommunityContext;
  readonly #token: string;
  readonly #rights: Right[] = [];
  #known: Known;

  constructor(community: CommunityContext, token: string, known: Known) {
    this.#community = community;
    this.#token = token;
    this.#known = known;
    const { role, scopes } = known.caller;
    this.relyOn((caller) => caller.role === role && caller.scopes?.join() === scopes?.join());
  }

  /** The caller, as they were last looked up. */
  get caller(): Caller {
    return this.#known.caller;
  }

  get admission(): Admission {
    return { member: this.#known.caller.member, version: this.#known.access };
  }

  /** Says that the request depends on this right. */
  relyOn(right: Right): void {
    this.#rights.push(right);
  }

  /** Looks the caller up afresh, for what they were not remembered to be allowed. Refuses with `unauthenticated`. */
  async look(): Promise<Caller> {
    const known = await identify(this.#community, this.#token, "anew");
    if (!known) throw new Refusal("unauthenticated");
    this.#known = known;
    return known.caller;
  }

  /**
   * Looks again, since the caller has lost access. Refuses with `unauthenticated` one who may no longer act, and with
   * `unavailable` one who has lost what this request relies on: asked again, it is judged from its beginning.
   */
  async renew(): Promise<Admission> {
    const caller = await this.look();
    if (!this.#rights.every((right) => right(caller))) throw new Refusal("unavailable");
    return this.admission;
  }
}
