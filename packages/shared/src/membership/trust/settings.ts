import * as z from "zod";

/*
 * What a web of trust can be told. The defaults are those of the Ğ1, its years of 365.25 days rounded up to whole days
 * so that nothing ends before its anniversary: `sigQty` 5, `sigStock` 100, `sigPeriod` 5 days, `sigValidity` 730.5 days,
 * `stepMax` 5, `xpercent` 80 %.
 */

const distance = z.strictObject({
  steps: z
    .int()
    .min(1)
    .max(10)
    .default(5)
    .meta({ description: "How many certifications may lie between a referee and a member.", example: 5 }),
  percent: z
    .int()
    .min(1)
    .max(100)
    .default(80)
    .meta({ description: "The share of the referees who must be that near.", example: 80 }),
});

export const trustSettings = z
  .strictObject({
    needed: z
      .int()
      .min(1)
      .max(50)
      .default(5)
      .meta({ description: "Certifications that a member must have received, at all times.", example: 5 }),
    issuedMax: z
      .int()
      .min(1)
      .max(1000)
      .default(100)
      .meta({ description: "Certifications that a member may have given, of those in force.", example: 100 }),
    periodDays: z
      .int()
      .min(0)
      .max(365)
      .default(5)
      .meta({ description: "Days between two certifications by one member.", example: 5 }),
    lifeDays: z
      .int()
      .min(1)
      .max(3660)
      .default(731)
      .meta({ description: "How long a certification lasts.", example: 731 }),
    distance: distance
      .nullable()
      .default({ steps: 5, percent: 80 })
      .meta({ description: "How near to the referees a member must be; null: no matter how far." }),
  })
  .meta({ id: "TrustSettings" });

export type TrustSettings = z.output<typeof trustSettings>;
export type DistanceRule = z.output<typeof distance>;
