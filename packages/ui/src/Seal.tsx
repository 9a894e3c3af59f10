import { Icon, type IconName } from "#icons.tsx";

const seals = {
  done: { icon: "check", style: "" },
  waits: { icon: "clock", style: " waits" },
  unknown: { icon: "question", style: " waits" },
  not: { icon: "cross", style: " not" },
} as const satisfies Record<string, { icon: IconName; style: string }>;

export type SealKind = keyof typeof seals;

/** The large sign of how something ended. `fresh`: it has just happened, and moves once. The words stand below it. */
export const Seal = ({ kind, fresh = false }: { kind: SealKind; fresh?: boolean }) => (
  <div class={`seal${seals[kind].style}${fresh ? " fresh" : ""}`} aria-hidden="true">
    <Icon name={seals[kind].icon} />
  </div>
);
