import type { CommunityKind } from "@mereau/shared/presets/presets.ts";

/** What a founder is asked about the money, as it was typed; everything else of a kind stands until it is changed later. */
export type MoneySettings = {
  creditLimit: string;
  balanceCap: string;
  fee: string;
  dividend: string;
  rate: string;
  floor: string;
  units: string;
  levy: string;
};

export type MoneySetting = keyof MoneySettings;

const none: MoneySettings = {
  creditLimit: "0",
  balanceCap: "",
  fee: "",
  dividend: "",
  rate: "",
  floor: "",
  units: "",
  levy: "",
};

/** What each kind asks, and with what it is filled in beforehand. */
const asked: Record<CommunityKind, Partial<MoneySettings>> = {
  "local-currency": { fee: "5", balanceCap: "3000" },
  "mutual-credit": { creditLimit: "200", balanceCap: "1000" },
  "time-bank": { creditLimit: "12", balanceCap: "40" },
  libre: { dividend: "10" },
  coworking: { units: "100" },
  fablab: { units: "100", rate: "2", floor: "100" },
  village: { fee: "2", balanceCap: "500" },
  cooperative: { creditLimit: "200", balanceCap: "1000", levy: "2" },
};

export const startOf = (kind: CommunityKind): MoneySettings => ({ ...none, ...asked[kind] });

const order: readonly MoneySetting[] = [
  "creditLimit",
  "balanceCap",
  "fee",
  "levy",
  "dividend",
  "units",
  "rate",
  "floor",
];

/** The settings that a kind asks, in the order of its form. */
export const askedOf = (kind: CommunityKind): readonly MoneySetting[] =>
  order.filter((setting) => setting in asked[kind]);
