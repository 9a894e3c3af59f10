/** Something that stands in a list by its position. */
type Placed = { id: string; position: number };

/** Room between two places, for those who set positions by other means. */
const STEP = 10;

/**
 * Which positions change so that something takes the place of another in its list.
 *
 * @param all in their order
 * @param id what moves
 * @param beside whose place it takes
 */
export function reorder<Item extends Placed>(
  all: readonly Item[],
  id: string,
  beside: string,
): { item: Item; position: number }[] {
  const [from, to] = [id, beside].map((one) => all.findIndex((item) => item.id === one));
  const moving = from === undefined ? undefined : all[from];
  if (!moving || to === undefined || to < 0) return [];
  const others = all.filter((item) => item !== moving);
  const next = [...others.slice(0, to), moving, ...others.slice(to)];
  return next
    .map((item, index) => ({ item, position: index * STEP }))
    .filter(({ item, position }) => item.position !== position);
}
