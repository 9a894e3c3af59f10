import type { ComponentType } from "preact";
import { lazy } from "preact-iso";

import { screens } from "@mereau/shared/wallet/screens.ts";
import { forMembers, forVisitorsToo } from "#frame/ForMembers.tsx";
import { Home } from "#screens/home/Home.tsx";
import { learnRest } from "#texts/say.ts";

/*
 * Screens that one goes through together come as one file: fewer to ask for, and text packs better in large pieces.
 */
const entering = () => import("#screens/entering.ts");
const paying = () => import("#screens/paying.ts");
const record = () => import("#screens/record.ts");
const people = () => import("#screens/people.ts");

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

const join = screen(async () => (await entering()).Join);
const pay = members(async () => (await paying()).Pay);

const map = async () => {
  try {
    return (await import("#screens/map/leaflet.ts")).MapScreen;
  } catch {
    return (await people()).LostMap;
  }
};

/** Which screen stands at which address, after that of the community. The first one is there at once. */
export const routes = {
  [screens.home]: Home,

  // Anybody’s
  [screens.join]: join,
  [screens.joinBy]: join,
  [screens.data]: screen(async () => (await people()).Data),
  [screens.signIn]: screen(async () => (await entering()).SignIn),

  [screens.directory]: anybody(async () => (await people()).Directory),
  [screens.map]: anybody(map),
  [screens.member]: anybody(async () => (await people()).Member),

  // Members’
  [screens.deviceCode]: members(async () => (await entering()).DeviceCode),
  [screens.getPaid]: members(async () => (await record()).GetPaid),
  [screens.entry]: members(async () => (await record()).Entry),
  [screens.history]: members(async () => (await record()).History),
  [screens.notifications]: members(async () => (await people()).Notifications),
  [screens.holders]: members(async () => (await people()).Holders),
  [screens.me]: members(async () => (await people()).Me),
  [screens.communities]: members(async () => (await people()).Communities),
  [screens.devices]: members(async () => (await people()).Devices),
  [screens.preferences]: members(async () => (await people()).Preferences),
  [screens.documents]: members(async () => (await people()).Documents),
  [screens.order]: members(async () => (await paying()).OrderScreen),
  [screens.pay]: pay,
  [screens.payLink]: pay,
  [screens.profile]: members(async () => (await people()).Profile),
  [screens.refund]: members(async () => (await record()).Refund),
  [screens.requestLink]: pay,
  [screens.scan]: members(async () => (await paying()).ScanScreen),
  [screens.till]: members(async () => (await record()).Till),
  [screens.newStandingOrder]: members(async () => (await record()).NewStandingOrder),
  [screens.standingOrder]: members(async () => (await record()).StandingOrderScreen),
  [screens.standingOrders]: members(async () => (await record()).StandingOrders),
  [screens.statement]: members(async () => (await record()).Statement),
  [screens.requests]: members(async () => (await record()).Requests),
  [screens.request]: members(async () => (await record()).RequestScreen),
  [screens.gifts]: members(async () => (await people()).Gifts),
  [screens.trust]: members(async () => (await people()).Trust),
  [screens.batches]: members(async () => (await record()).Batches),
  [screens.batch]: members(async () => (await record()).BatchScreen),
};
