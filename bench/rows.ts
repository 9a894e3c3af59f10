import type { Row } from "./lib/row.ts";
import { bulk } from "./rows/bulk.ts";
import { history } from "./rows/history.ts";
import { lists } from "./rows/lists.ts";
import { pay } from "./rows/pay.ts";
import { tick } from "./rows/tick.ts";
import { trust } from "./rows/trust.ts";
import { wake } from "./rows/wake.ts";
import { wallet } from "./rows/wallet.ts";

/** Every row of the bench, one file in rows/ each, in the order in which they run. */
export const rows: readonly Row[] = [pay, bulk, wake, tick, history, lists, trust, wallet];
