/** What is about oneself, and set once. */
export { Communities } from "#screens/communities/Communities.tsx";
export { Data } from "#screens/data/Data.tsx";
export { Devices } from "#screens/devices/Devices.tsx";
export { Documents } from "#screens/documents/Documents.tsx";
export { Me } from "#screens/me/Me.tsx";
export { Preferences } from "#screens/preferences/Preferences.tsx";
export { Gifts } from "#screens/gifts/Gifts.tsx";
export { Notifications } from "#screens/notifications/Notifications.tsx";
export { Trust } from "#screens/trust/Trust.tsx";
