import { home } from "#session/home.ts";

/** An account on which the member may take money. */
export type TakingAccount = {
  id: string;
  currency: string;
  /** The number that people say: `1042`, `1042-2`. */
  number: string;
  /** What the payer sees. */
  name: string;
  /** False for whoever stands at its till without seeing what it has. */
  showsBalance: boolean;
  /** True for whoever says who else may use it. */
  isOwned: boolean;
};

/** All that the member holds, but those that they only look at. */
export function takingAccounts(): TakingAccount[] {
  const me = home.value?.value.me;
  const held = me?.accounts.filter(({ role }) => role !== "viewer") ?? [];
  return held.map(({ id, name, role }) => {
    const [currency = "", number = ""] = id.split(":");
    const isOwned = role === "owner";
    const showsBalance = isOwned || role === "operator";
    return { id, currency, number, name: name ?? me?.member.name ?? "", showsBalance, isOwned };
  });
}
