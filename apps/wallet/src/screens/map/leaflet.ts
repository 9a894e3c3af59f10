/*
 * All that takes Leaflet, as one file: a phone fetches it with the first map that is opened.
 */
export { MapScreen } from "#screens/map/MapScreen.tsx";
export { PointPicker } from "#screens/map/PointPicker.tsx";
