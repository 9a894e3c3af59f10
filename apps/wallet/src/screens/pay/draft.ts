import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { isUuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { newId } from "@mereau/ui/newId.ts";
import { findOrder } from "#paying/orders.ts";
import { at } from "#shell.ts";

/**
 * The id of the payment that is being made on this screen. It stands in the address, so that a reload, the back button or a second
 * tab come to the same payment; where that was confirmed already, its outcome is shown instead.
 */
export function useDraftId(): string {
  const { query, route } = useLocation();
  const inAddress = query["o"] ?? "";
  const [id] = useState(() => (isUuidV7(inAddress) ? inAddress : newId()));
  useEffect(() => {
    const address = new URL(location.href);
    address.searchParams.set("o", id);
    history.replaceState(history.state, "", address);
    void findOrder(id).then((order) => order && route(at(`/orders/${id}`), true));
  }, [id]);
  return id;
}
