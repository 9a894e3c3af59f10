import * as z from "zod";

import type { Row } from "#ledger/batch.ts";
import type { Settlement } from "#ledger/rules/settlement.ts";
import { policySettings } from "#policies/registry.ts";
import type { PolicyVersion } from "#policies/versions.ts";
import { fromHex, toHex } from "#settling/fixed.ts";
import type { TickIndex } from "#settling/index.ts";
import type { Tick } from "#settling/tick.ts";

/*
 * Rows of the tables about policies and ticks, in the column order of `batchColumns`, both ways. Fixed-point numbers
 * are hexadecimal, since they do not fit in a column.
 */

const text = z.string();
const integer = z.int();
const flag = z.literal([0, 1]).transform((value) => value === 1);
const hex = z
  .string()
  .regex(/^[0-9a-f]+$/)
  .transform(fromHex);

export const policyRow = (it: PolicyVersion): Row => [
  it.currency,
  it.version,
  it.effectiveAt,
  JSON.stringify(it.policies),
];

const policyColumns = z.tuple([text, integer, integer, text]);

export function readPolicy(row: Row): PolicyVersion {
  const [currency, version, effectiveAt, settings] = policyColumns.parse(row);
  return { currency, version, effectiveAt, policies: policySettings.parse(JSON.parse(settings)) };
}

export const tickRow = (it: Tick): Row => [
  it.currency,
  it.number,
  it.at,
  it.version,
  it.dividend,
  it.members,
  it.mass,
  it.reevaluateAt,
];

const tickColumns = z.tuple([text, integer, integer, integer, integer, integer, integer, integer.nullable()]);

export function readTick(row: Row): Tick {
  const [currency, number, at, version, dividend, members, mass, reevaluateAt] = tickColumns.parse(row);
  return { currency, number, at, version, dividend, members, mass, reevaluateAt };
}

export const tickIndexRow = (it: TickIndex): Row => [
  it.currency,
  it.type,
  it.tick,
  toHex(it.factor),
  toHex(it.decay),
  toHex(it.accrual),
  it.created,
  it.floor,
  it.destination,
  Number(it.restarts),
];

const tickIndexColumns = z.tuple([text, text, integer, hex, hex, hex, integer, integer, text, flag]);

export function readTickIndex(row: Row): TickIndex {
  const [currency, type, tick, factor, decay, accrual, created, floor, destination, restarts] =
    tickIndexColumns.parse(row);
  return { currency, type, tick, factor, decay, accrual, created, floor, destination, restarts };
}

export const settlementRow = (transfer: string, it: Settlement): Row => [
  transfer,
  it.account,
  it.type,
  Number(it.receives),
  it.posted,
  it.held,
  it.fraction,
  it.fromTick,
  it.toTick,
];

const settlementColumns = z.tuple([text, text, text, flag, integer, integer, integer, integer, integer]);

export function readSettlement(row: Row): { transfer: string; settlement: Settlement } {
  const [transfer, account, type, receives, posted, held, fraction, fromTick, toTick] =
    settlementColumns.parse(row);
  return { transfer, settlement: { account, type, receives, posted, held, fraction, fromTick, toTick } };
}
