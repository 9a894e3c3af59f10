import type { ComponentType } from "preact";
import { lazy } from "preact-iso";

import { screens } from "@mereau/shared/wallet/screens.ts";
import { forMembers, forVisitorsToo } from "#frame/ForMembers.tsx";
import { Home } from "#screens/home/Home.tsx";
import { learnRest } from "#texts/say.ts";

/*
 * Screens that one goes through together come as one file: fewer to ask for, and text packs better in large pieces.
 */
const outside = () => import("#screens/outside.ts");
const inside = () => import("#screens/inside.ts");

/** A screen that is loaded when it is first opened, with its sentences. */
const screen = (load: () => Promise<ComponentType>) =>
  lazy(async () => {
    const [component] = await Promise.all([load(), learnRest()]);
    return component;
  });

/** One that only members see. */
const members = (load: () => Promise<ComponentType>) => screen(async () => forMembers(await load()));

/** One that visitors see too, where the directory is anybody’s. */
const anybody = (load: () => Promise<ComponentType>) => screen(async () => forVisitorsToo(await load()));

const join = screen(async () => (await outside()).Join);
const pay = members(async () => (await outside()).Pay);

const map = async () => {
  try {
    return (await import("#screens/map/leaflet.ts")).MapScreen;
  } catch {
    return (await inside()).LostMap;
  }
};

/** Which screen stands at which address, after that of the community. The first one is there at once. */
export const routes = {
  [screens.home]: Home,

  // Anybody’s
  [screens.join]: join,
  [screens.joinBy]: join,
  [screens.data]: screen(async () => (await inside()).Data),
  [screens.signIn]: screen(async () => (await outside()).SignIn),

  [screens.directory]: anybody(async () => (await inside()).Directory),
  [screens.map]: anybody(map),
  [screens.member]: anybody(async () => (await inside()).Member),

  // Members’
  [screens.deviceCode]: members(async () => (await outside()).DeviceCode),
  [screens.getPaid]: members(async () => (await inside()).GetPaid),
  [screens.entry]: members(async () => (await inside()).Entry),
  [screens.history]: members(async () => (await inside()).History),
  [screens.notifications]: members(async () => (await inside()).Notifications),
  [screens.holders]: members(async () => (await inside()).Holders),
  [screens.me]: members(async () => (await inside()).Me),
  [screens.communities]: members(async () => (await inside()).Communities),
  [screens.devices]: members(async () => (await inside()).Devices),
  [screens.preferences]: members(async () => (await inside()).Preferences),
  [screens.documents]: members(async () => (await inside()).Documents),
  [screens.order]: members(async () => (await outside()).OrderScreen),
  [screens.pay]: pay,
  [screens.payLink]: pay,
  [screens.profile]: members(async () => (await inside()).Profile),
  [screens.refund]: members(async () => (await inside()).Refund),
  [screens.requestLink]: pay,
  [screens.scan]: members(async () => (await outside()).ScanScreen),
  [screens.till]: members(async () => (await inside()).Till),
  [screens.newStandingOrder]: members(async () => (await inside()).NewStandingOrder),
  [screens.standingOrder]: members(async () => (await inside()).StandingOrderScreen),
  [screens.standingOrders]: members(async () => (await inside()).StandingOrders),
  [screens.statement]: members(async () => (await inside()).Statement),
  [screens.requests]: members(async () => (await inside()).Requests),
  [screens.request]: members(async () => (await inside()).RequestScreen),
  [screens.gifts]: members(async () => (await inside()).Gifts),
  [screens.trust]: members(async () => (await inside()).Trust),
  [screens.batches]: members(async () => (await inside()).Batches),
  [screens.batch]: members(async () => (await inside()).BatchScreen),
};
