import type { CDPSession, Page } from "playwright-core";

/** What a telephone asks its person with, as far as Chromium can tell: it keeps passkeys, and derives secrets with them (PRF). */
export class Authenticator {
  readonly #cdp: CDPSession;
  readonly #id: string;

  private constructor(cdp: CDPSession, id: string) {
    this.#cdp = cdp;
    this.#id = id;
  }

  static async plugInto(page: Page, { hasPrf = true } = {}): Promise<Authenticator> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        ctap2Version: "ctap2_1",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        hasPrf,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Authenticator(cdp, authenticatorId);
  }

  /** Whether somebody touches the telephone when it asks; else it waits. */
  async setPresent(enabled: boolean): Promise<void> {
    await this.#cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId: this.#id, enabled });
  }

  async countPasskeys(): Promise<number> {
    const { credentials } = await this.#cdp.send("WebAuthn.getCredentials", { authenticatorId: this.#id });
    return credentials.length;
  }

  /** Somebody takes the passkeys out of the telephone. */
  async forget(): Promise<void> {
    await this.#cdp.send("WebAuthn.clearCredentials", { authenticatorId: this.#id });
  }
}

/** Somebody says no when they are asked next. The virtual telephone takes a wrong finger for an attack, and is locked for good. */
export const refuseOnce = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { credentials } = navigator;
    const asked = credentials.get.bind(credentials);
    credentials.get = async (options) => {
      if (options?.mediation === "conditional") return asked(options);
      credentials.get = asked;
      throw new DOMException("The operation was not allowed", "NotAllowedError");
    };
  });
