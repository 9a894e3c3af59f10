/** Of what one is told, and by whom one is trusted. */
export { Notifications } from "#screens/notifications/Notifications.tsx";
export { Trust } from "#screens/trust/Trust.tsx";
