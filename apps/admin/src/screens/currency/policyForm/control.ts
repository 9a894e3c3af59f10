import type { Texts } from "@mereau/shared/policies/policy.ts";
import type { Json } from "#screens/currency/policyForm/json.ts";

type Named = { name: string; label: Texts; hint?: Texts };

/** Written as text: an amount of the currency, of euros, a percentage, words. `none`: may be empty, and what that means. */
type Written = Named & { is: "amount" | "euros" | "percent" | "words"; none?: Texts };

/** A whole number; `none`: may be empty, and what that means. */
type Counted = Named & { is: "count"; unit?: Texts; none?: Texts };

type Chosen = Named & { is: "choice"; among: readonly { value: string; label: Texts }[] };
type Flag = Named & { is: "flag" };

/** Some of the member types; none: what that means stands in the hint. */
type Types = Named & { is: "types" };

/** A percentage of its own for some member types. */
type RateByType = Named & { is: "rateByType" };

/** A pot of the community’s, or one of some words that stand for something else. */
type Pot = Named & { is: "pot"; or?: readonly { value: string; label: Texts }[]; none?: Texts };

/** Controls below a name of their own; `fresh`: it may be left out, and begins so. */
type Group = Named & { is: "group"; controls: readonly Control[]; fresh?: Json };

type List = Named & { is: "list"; controls: readonly Control[]; fresh: Json; add: Texts; max: number };

/** What one setting is asked by. `name` is its key among the settings around it. */
export type Control = Written | Counted | Chosen | Flag | Types | RateByType | Pot | Group | List;

/** How the settings of one kind of policy are asked for. */
export type PolicyForm = {
  controls: readonly Control[];
  /** What it begins with where it is taken up. */
  fresh: Json;
};
