/** The others, oneself, and what is set once. */
export { Communities } from "#screens/communities/Communities.tsx";
export { Data } from "#screens/data/Data.tsx";
export { Devices } from "#screens/devices/Devices.tsx";
export { Directory } from "#screens/directory/Directory.tsx";
export { Documents } from "#screens/documents/Documents.tsx";
export { Gifts } from "#screens/gifts/Gifts.tsx";
export { Holders } from "#screens/holders/Holders.tsx";
export { LostMap } from "#screens/map/LostMap.tsx";
export { Me } from "#screens/me/Me.tsx";
export { Member } from "#screens/member/Member.tsx";
export { Notifications } from "#screens/notifications/Notifications.tsx";
export { Preferences } from "#screens/preferences/Preferences.tsx";
export { Profile } from "#screens/profile/Profile.tsx";
export { Trust } from "#screens/trust/Trust.tsx";
