import type { Scene } from "../wallet/scene.ts";

/** Every screen of the managers’ app, in each of its states worth a look. Paths stand after the app’s own address. */
export const deskScenes: readonly Scene[] = [
  { name: "desk-sign-in", path: "/", isForVisitors: true },
  { name: "desk-today", path: "/", as: "admin" },
  { name: "desk-members", path: "/members", as: "admin" },
  { name: "desk-members-none", path: "/members?q=zzzz", as: "admin" },
  { name: "desk-not-staff", path: "/", as: "Thomas Roubichou" },
  { name: "desk-nothing-here", path: "/nothing-here", as: "admin" },
];
