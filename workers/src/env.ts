import * as z from "zod";

import type { LedgerBinding } from "@mereau/shared/ledger/binding.ts";

const settings = z
  .object({
    /** Demonstration tokens, the mailbox page and open founding exist in development alone. */
    ENVIRONMENT: z.enum(["development", "production"]),
    PLATFORM_DATABASE_URL: z.url(),
    PLATFORM_DATABASE_TOKEN: z.string().min(1),
    /** 32 bytes, base64url: seals database tokens and signing keys in the platform database. */
    SEALING_KEY: z.string().regex(/^[A-Za-z0-9_-]{43}$/, "must be 32 bytes in base64url"),
    /** Who may found a community: anybody, or the bearer of OPERATOR_TOKEN. */
    FOUNDING: z.enum(["open", "operator"]).default("operator"),
    OPERATOR_TOKEN: z.string().min(32),
    DATABASE_DRIVER: z.enum(["local", "sqld", "turso"]),
    /** local, sqld: the server's address, and its admin key. */
    DATABASE_URL: z.url().optional(),
    DATABASE_ADMIN_URL: z.url().optional(),
    DATABASE_ADMIN_KEY: z.string().optional(),
    /** turso: organisation, group and API token. */
    TURSO_API_URL: z.url().default("https://api.turso.tech"),
    TURSO_ORGANIZATION: z.string().optional(),
    TURSO_GROUP: z.string().optional(),
    TURSO_API_TOKEN: z.string().optional(),
    /** Where the deployment stands, as people open it: letters lead to the wallet under it. */
    PUBLIC_URL: z
      .string()
      .regex(/^https?:\/\/[^\s/?#@]+\/?$/, "must be an http: or https: address without a path")
      .transform((address) => new URL(address).origin)
      .optional(),
    /** `development` keeps messages in the community's own mailbox page instead of sending them. */
    MAIL_TRANSPORT: z.enum(["development", "smtp", "http"]),
    MAIL_FROM: z
      .string()
      .regex(/^(.*<[^<>\s]+@[^<>\s]+>|[^<>\s]+@[^<>\s]+)$/, "must hold an e-mail address")
      .default("Méreau <no-reply@localhost>"),
    /** smtp: `smtp://user:password@host:port`, or `smtps:`. */
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be smtp: or smtps:" }).optional(),
    /** http: where a JSON message `{ from, to, subject, text, html }` is posted, and its bearer token. */
    MAIL_HTTP_URL: z.url().optional(),
    MAIL_HTTP_TOKEN: z.string().optional(),
    /** The domain that passkeys are bound to, where it is not the host itself but one above it. */
    PASSKEY_RP_ID: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, "must be a domain in lower case")
      .optional(),
    /** Where a text message is posted as JSON `{ to, text }`, and its bearer token; without it no code goes by telephone. */
    SMS_URL: z.url({ protocol: /^https?$/, error: "must be http: or https:" }).optional(),
    SMS_TOKEN: z.string().optional(),
    /** Web push (VAPID): a pair of P-256 keys in base64url, and whom push services write to. Without them none is sent. */
    VAPID_PUBLIC_KEY: z
      .string()
      .regex(/^[A-Za-z0-9_-]{87}$/, "must be a P-256 point, 65 bytes in base64url")
      .optional(),
    VAPID_PRIVATE_KEY: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/, "must be 32 bytes in base64url")
      .optional(),
    VAPID_SUBJECT: z
      .string()
      .regex(/^(mailto:|https:\/\/)\S+$/, "must be a mailto: or https: address")
      .optional(),
    /** In development alone: hosts with their ports, parted by commas, that are taken for push services too. */
    PUSH_HOSTS: z.string().default(""),
    /** Where the wallet's map has its ground from: an address with `{z}`, `{x}` and `{y}`; empty: it has none. */
    MAP_TILES: z
      .union([
        z.literal(""),
        z
          .string()
          .regex(/^https:\/\/(\{s\}\.)?[a-z0-9.-]+(:\d+)?\/\S*$/i, "must be an https: address")
          .refine(
            (address) => ["{z}", "{x}", "{y}"].every((part) => address.includes(part)),
            "must hold {z}, {x} and {y}",
          ),
      ])
      .default("https://tile.openstreetmap.org/{z}/{x}/{y}.png"),
    /** Whose work that is, as its licence asks, with an address behind it. */
    MAP_CREDIT: z.string().max(200).default("© OpenStreetMap https://www.openstreetmap.org/copyright"),
    /** A log line for each request, or for the notable ones: refused, failed, or slow. */
    LOG_REQUESTS: z.enum(["all", "notable"]).default("notable"),
  })
  .superRefine((values, context) => {
    const needs: Record<string, (keyof typeof values)[]> = {
      local: ["DATABASE_URL", "DATABASE_ADMIN_KEY"],
      sqld: ["DATABASE_URL", "DATABASE_ADMIN_URL"],
      turso: ["TURSO_ORGANIZATION", "TURSO_GROUP", "TURSO_API_TOKEN"],
      smtp: ["SMTP_URL"],
      http: ["MAIL_HTTP_URL"],
    };
    for (const choice of [values.DATABASE_DRIVER, values.MAIL_TRANSPORT])
      for (const name of needs[choice] ?? [])
        if (values[name] === undefined)
          context.addIssue({ code: "custom", path: [name], message: `is needed for "${choice}"` });
    if ((values.VAPID_PUBLIC_KEY === undefined) !== (values.VAPID_PRIVATE_KEY === undefined))
      context.addIssue({
        code: "custom",
        path: ["VAPID_PRIVATE_KEY"],
        message: "goes with VAPID_PUBLIC_KEY",
      });
    if (values.ENVIRONMENT === "production" && values.PUBLIC_URL === undefined)
      context.addIssue({
        code: "custom",
        path: ["PUBLIC_URL"],
        message: "is needed in production: letters lead to the wallet",
      });
    if (values.ENVIRONMENT === "production" && values.MAIL_TRANSPORT === "development")
      context.addIssue({
        code: "custom",
        path: ["MAIL_TRANSPORT"],
        message: "must really send in production",
      });
  });

export type Settings = z.infer<typeof settings>;

/** The Worker's bindings, as wrangler.toml names them. */
export type Bindings = {
  LEDGER: {
    idFromName(name: string): unknown;
    get(
      id: unknown,
      options?: { locationHint?: string },
    ): LedgerBinding & {
      /** Hands over the socket of somebody who listens; `LISTENER_HEADER` says who. */
      fetch(request: Request): Promise<Response>;
    };
  };
  ASSETS: { fetch(request: Request): Promise<Response> };
};

const parsed = new WeakMap<object, Settings>();

/**
 * The settings of this deployment, parsed once for each environment object.
 * Throws an error whose message names every setting that is missing or wrong.
 */
export function readSettings(env: object): Settings {
  const known = parsed.get(env);
  if (known) return known;
  const result = settings.safeParse(env);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(`Settings of the Worker: ${faults.join("; ")}. See "Deploying" in README.md.`);
  }
  parsed.set(env, result.data);
  return result.data;
}
