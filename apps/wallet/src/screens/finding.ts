/** Who is there. */
export { Directory } from "#screens/directory/Directory.tsx";
export { LostMap } from "#screens/map/LostMap.tsx";
export { Member } from "#screens/member/Member.tsx";
export { Profile } from "#screens/profile/Profile.tsx";
