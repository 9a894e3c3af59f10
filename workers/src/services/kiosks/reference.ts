/** The scheduled work of what is ordered at kiosks. */
export const KIOSK_ORDERS = "kiosk_orders";

/** What a payment says that a wallet makes for an order. */
export const orderReference = (id: string): string => `kiosk-orders/${id}`;
