import type { Context } from "hono";

/** Whether a request asks for a WebSocket. */
export const isUpgrade = ({ req }: Context): boolean => req.header("Upgrade")?.toLowerCase() === "websocket";
