/** What has been. */
export { Entry } from "#screens/entry/Entry.tsx";
export { History } from "#screens/history/History.tsx";
export { Statement } from "#screens/statement/Statement.tsx";
