import { DAY_MS, isHoliday, type Day } from "../calendar.ts";
import { buyers, shops } from "./people.ts";
import { openingTimes, timeOf } from "./shop.ts";
import type { Town } from "./town.ts";

const DEPOSIT = 15_000;
/** As long as a hold may last: none lapses before the story has been told. */
const LASTS_MS = 366 * DAY_MS;
const velo = shops.find(({ key }) => key === "velo");

/** Cargo bikes lent for a day against a deposit, which is kept aside in the morning and settled in the evening. */
export function planBikeLoans({ diary, agenda, random }: Town, day: Day): void {
  const isSeason = day.month >= 4 && day.month <= 10;
  if (!velo || openingTimes(velo, day).length === 0 || !random.chance(isSeason ? 0.4 : 0.05)) return;
  const from = random.pick(buyers);
  const held = { from, to: "velo", amount: DEPOSIT };
  const price = random.pick([2400, 2400, 2400, 3000, 4500]);
  agenda.plan(timeOf(day, "b"), () => {
    const said = { memo: "caution vélo cargo", category: "mobilité" };
    const hold = diary.hold(from, "velo", DEPOSIT, day.midnight + LASTS_MS, said);
    if (hold === null) return;
    const memo = price > 2400 ? "location vélo cargo + retard" : "location vélo cargo";
    agenda.plan(timeOf(day, "f"), () => diary.settle(hold, held, price, { memo, category: "mobilité" }));
  });
}

/** Days on which a shop takes the same payment twice. */
const doubledOn = [64, 157, 231, 318];

/** A payment taken twice by mistake, and undone by a manager in the afternoon. */
export function planMistakes({ diary, agenda }: Town, day: Day): void {
  if (!doubledOn.includes(day.index)) return;
  const shop = shops.find((it) => openingTimes(it, day).includes("c"));
  if (!shop || isHoliday(day)) return;
  const amount = 1340;
  agenda.plan(timeOf(day, "c"), () => {
    const from = buyers.find((buyer) => diary.balanceOf(buyer) > 3 * amount && diary.hasJoined(buyer));
    if (from === undefined) return;
    const said = { memo: "courses", category: shop.category };
    diary.pay(from, shop.key, amount, said);
    const second = diary.pay(from, shop.key, amount, said);
    if (second === null) return;
    agenda.plan(timeOf(day, "e"), () =>
      diary.reverse("solene", second, { from, to: shop.key, amount }, "Encaissé deux fois"),
    );
  });
}
