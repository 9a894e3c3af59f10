import { type Book, smallTown } from "#ledger/testing/book.ts";
import { policySettings } from "#policies/registry.ts";

/** The small town with some policies for its miels, and the pots that they name. */
export function townWith(settings: object): Book {
  const town = smallTown();
  for (const name of ["system", "school", "gifts"])
    town.set({ kind: "open_pot", account: `MIEL:pot-${name}`, currency: "MIEL" });
  const policies = policySettings.parse(settings);
  const settled = town.set({
    kind: "set_policies",
    currency: "MIEL",
    version: 1,
    effectiveAt: null,
    policies,
  });
  if (!settled.ok) throw new Error(settled.code);
  return town;
}

/** A levy with one rule, to the pot of the system. */
export const levyOf = (rule: object) => ({
  levy: { rules: [{ name: "Vie du réseau", to: [{ pot: "MIEL:pot-system" }], ...rule }] },
});

/** A payment between the first two. */
export const pay = (town: Book, amount: number) =>
  town.do({ kind: "payment", currency: "MIEL", from: "MIEL:1001", to: "MIEL:1002", amount });

/** What accounts stand at. */
export const standing = (town: Book, ...names: string[]) => names.map((name) => town.posted(`MIEL:${name}`));
