/**
 * How many certifications a member must have given, and as many received, to be a referee: the least whole number r
 * with r^steps ≥ members, that is ⌈members^(1/steps)⌉. Duniter's protocol: `CEIL(N ^ (1 / stepMax))`.
 * Whole numbers alone: `3125 ** (1 / 5)` is a little more than 5 in floating point, and its ceiling would be 6.
 */
export function refereeDegree(members: number, steps: number): number {
  let degree = Math.max(0, Math.round(members ** (1 / steps)) - 1);
  while (!reaches(degree, steps, members)) degree += 1;
  return degree;
}

/** Whether degree^steps ≥ members; it stops before the power could grow beyond exact numbers. */
function reaches(degree: number, steps: number, members: number): boolean {
  let power = 1;
  for (let step = 0; step < steps; step += 1) {
    power *= degree;
    if (power >= members) return true;
  }
  return false;
}
