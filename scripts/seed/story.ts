import type * as z from "zod";

import type { foundingRequest } from "@mereau/shared/contracts/communities.ts";
import type { historyRequest } from "@mereau/shared/contracts/history.ts";
import type { policiesRequest } from "@mereau/shared/contracts/policies.ts";

import type { Faces } from "./faces.ts";

export type Moment = NonNullable<z.input<typeof historyRequest>["moments"]>[number];
export type Item = Moment["items"][number];

/** Somebody of a story. The first of a community's people is its founder; numbers follow the order of joining. */
export type Person = {
  /** How the story calls them, `boulangerie`; part of their e-mail address. */
  key: string;
  name: string;
  type: string;
  role?: "manager" | "teller" | "auditor";
  phone?: string;
  /** What they wrote when they applied. */
  message?: string;
  /** The day of the story on which they joined; 0 for those who founded it. */
  joined: number;
};

export type Founding = Pick<
  z.input<typeof foundingRequest>,
  "slug" | "name" | "territory" | "currencies" | "memberTypes"
> &
  Pick<z.output<typeof foundingRequest>, "categories" | "directoryPublic">;

type Named = { key: string; name: { fr: string; en: string }; amount: string };

/** What is sold and decided at the bar once the story has been told, by and to guides. */
export type Sales = {
  /** Who serves at the bar, and validates. */
  by: string;
  topUps: readonly { to: string; euros: string; means: "card" | "cash" | "transfer"; reference: string }[];
  /** So many of one product of the tariff. */
  purchases: readonly { by: string; key: string; quantity: number }[];
  /** What members leave in the pot that pays for tasks. */
  gifts: readonly { by: string; amount: string; memo: string }[];
  /** Paid, or refused for the reason that is given. */
  decided: readonly { by: string; task: string; note: string; reason?: string }[];
};

/** What one can buy and earn in a community, and what waits to be looked at. Amounts are decimals of its currency. */
export type Tariff = {
  currency: string;
  /** What pays for tasks. */
  pot: string;
  seller: { name: string; address: string; registration: string; vatRemark: string };
  /** Who is paid for what is bought, by key. */
  house: string;
  products: readonly (Named & { category: string; euros: string })[];
  tasks: readonly Named[];
  validators: readonly string[];
  /** By guides. */
  claims: readonly { by: string; task: string; note: string }[];
  sales: Sales;
};

/** That somebody vouched for somebody, by key, on a day of the story. */
export type Vouching = { by: string; who: string; day: number };

/** A web of trust: who vouches for whom, and who waits to be in it. The applicants joined no more than asked to. */
export type Trust = { applicants: readonly Person[]; vouchings: readonly Vouching[] };

/** What is open between guides when the story ends: requests to pay, and what is paid every week. */
export type Agreed = {
  currency: string;
  requests: readonly { by: string; of: string; amount: string; memo: string }[];
  standingOrders: readonly { by: string; to: string; amount: string; memo: string }[];
};

/** What a currency founded without policies goes by at the end of the story. */
export type Rules = { currency: string } & Pick<z.input<typeof policiesRequest>, "policies" | "pots">;

/** A text that members accept. */
export type Agreement = { version: string; text: string };

/** What members agree to. */
export type Documents = { charter: Agreement; terms: Agreement };

/** A community as it is told: who founded it, who is in it, and what they did. */
export type Story = {
  founding: Founding;
  documents: Documents;
  joining?: { membersInvite: boolean };
  /** The founder’s, open: whoever comes by it is a member at once. */
  invitation?: { note: string; type: string; uses: number };
  people: readonly Person[];
  faces: Faces;
  rules?: Rules;
  tariff?: Tariff;
  agreed?: Agreed;
  trust?: Trust;
  /** The people in whose name one may look around, by key: each gets a demonstration token. */
  guides: readonly string[];
  /** What happened, from the midnight of the first day on; the same for the same cast. */
  tell(cast: Cast): Moment[];
};

/** The people as the community knows them once they have joined. */
export type Cast = {
  /** UTC midnight of the first day. */
  start: number;
  days: number;
  /** The member id of somebody. */
  member(key: string): string;
  /** The account of somebody in a currency. */
  account(key: string, currency: string): string;
};
