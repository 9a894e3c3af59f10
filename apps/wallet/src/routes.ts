import type { ComponentType } from "preact";
import { lazy } from "preact-iso";

import { screens } from "@mereau/shared/wallet/screens.ts";
import { forMembers } from "#frame/ForMembers.tsx";
import { Home } from "#screens/home/Home.tsx";
import { learnRest } from "#texts/say.ts";

/*
 * Screens that one goes through together come as one file: fewer to ask for, and text packs better in large pieces.
 */
const entering = () => import("#screens/entering.ts");
const paying = () => import("#screens/paying.ts");
const receiving = () => import("#screens/receiving.ts");
const looking = () => import("#screens/looking.ts");
const finding = () => import("#screens/finding.ts");
const agreed = () => import("#screens/agreed.ts");
const self = () => import("#screens/self.ts");

/** A screen that is loaded when it is first opened, with its sentences. */
const screen = (load: () => Promise<ComponentType>) =>
  lazy(async () => {
    const [component] = await Promise.all([load(), learnRest()]);
    return component;
  });

/** One that only members see. */
const members = (load: () => Promise<ComponentType>) => screen(async () => forMembers(await load()));

const join = screen(async () => (await entering()).Join);
const pay = members(async () => (await paying()).Pay);

const map = async () => {
  try {
    return (await import("#screens/map/leaflet.ts")).MapScreen;
  } catch {
    return (await finding()).LostMap;
  }
};

/** Which screen stands at which address, after that of the community. The first one is there at once. */
export const routes = {
  [screens.home]: Home,

  // Anybody’s
  [screens.join]: join,
  [screens.joinBy]: join,
  [screens.data]: screen(async () => (await self()).Data),
  [screens.signIn]: screen(async () => (await entering()).SignIn),

  // Members’
  [screens.deviceCode]: members(async () => (await entering()).DeviceCode),
  [screens.getPaid]: members(async () => (await receiving()).GetPaid),
  [screens.directory]: members(async () => (await finding()).Directory),
  [screens.entry]: members(async () => (await looking()).Entry),
  [screens.history]: members(async () => (await looking()).History),
  [screens.map]: members(map),
  [screens.member]: members(async () => (await finding()).Member),
  [screens.notifications]: members(async () => (await self()).Notifications),
  [screens.me]: members(async () => (await self()).Me),
  [screens.communities]: members(async () => (await self()).Communities),
  [screens.devices]: members(async () => (await self()).Devices),
  [screens.preferences]: members(async () => (await self()).Preferences),
  [screens.documents]: members(async () => (await self()).Documents),
  [screens.order]: members(async () => (await paying()).OrderScreen),
  [screens.pay]: pay,
  [screens.payLink]: pay,
  [screens.profile]: members(async () => (await finding()).Profile),
  [screens.refund]: members(async () => (await receiving()).Refund),
  [screens.requestLink]: pay,
  [screens.scan]: members(async () => (await paying()).ScanScreen),
  [screens.till]: members(async () => (await receiving()).Till),
  [screens.newStandingOrder]: members(async () => (await agreed()).NewStandingOrder),
  [screens.standingOrder]: members(async () => (await agreed()).StandingOrderScreen),
  [screens.standingOrders]: members(async () => (await agreed()).StandingOrders),
  [screens.statement]: members(async () => (await looking()).Statement),
  [screens.requests]: members(async () => (await agreed()).Requests),
  [screens.request]: members(async () => (await agreed()).RequestScreen),
  [screens.gifts]: members(async () => (await self()).Gifts),
  [screens.trust]: members(async () => (await self()).Trust),
  [screens.batches]: members(async () => (await agreed()).Batches),
  [screens.batch]: members(async () => (await agreed()).BatchScreen),
};
