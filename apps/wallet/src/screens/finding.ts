/** Who is there. */
export { Directory } from "#screens/directory/Directory.tsx";
export { MapScreen } from "#screens/map/MapScreen.tsx";
export { Member } from "#screens/member/Member.tsx";
export { Profile } from "#screens/profile/Profile.tsx";
