/** What came to accounts, in minor units, month by month of the UTC calendar: as finely as expiry asks for it. */
export class Inflows {
  readonly #byAccount = new Map<string, Map<string, number>>();

  /** @param month `YYYY-MM` */
  add(account: string, month: string, amount: number): void {
    const months = this.#byAccount.get(account) ?? new Map<string, number>();
    months.set(month, (months.get(month) ?? 0) + amount);
    this.#byAccount.set(account, months);
  }

  /** All that came to an account since the beginning of a month. */
  since(account: string, month: string): number {
    let sum = 0;
    for (const [came, amount] of this.#byAccount.get(account) ?? []) if (came >= month) sum += amount;
    return sum;
  }

  copy(): Inflows {
    const copy = new Inflows();
    for (const [account, months] of this.#byAccount) copy.#byAccount.set(account, new Map(months));
    return copy;
  }
}
