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
  }

  /** The caller, as they were last looked up. */
  get caller(): Caller {
    return this.#known.caller;
  }

  /** Until when they are signed in, in milliseconds since 1970. */
  get expiresAt(): number {
    return this.#known.expiresAt;
  }

  /**
   * What the ledger is told: the version under which the caller has every right that the request relies on. Refuses with
   * `unavailable` one who, looked up meanwhile, has lost such a right: asked again, it is judged from its beginning.
   */
  admit(): Admission {
    const { caller, access: version } = this.#known;
    if (!this.#rights.every((right) => right(caller))) throw new Refusal("unavailable");
    return { member: caller.member, version };
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

  /** Admits the caller anew, who has lost access. Refuses with `unauthenticated`, and as {@link admit}. */
  async renew(): Promise<Admission> {
    await this.look();
    return this.admit();
  }
}
