import * as z from "zod";

export const noticeSettings = z
  .strictObject({
    days: z
      .int()
      .min(0)
      .max(365)
      .meta({ description: "Days between telling and taking effect.", example: 30 }),
  })
  .meta({ id: "NoticePolicy" });

export type NoticeSettings = z.output<typeof noticeSettings>;
