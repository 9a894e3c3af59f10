import type { Agreed } from "../story.ts";
import { CODE } from "./town.ts";

export const agreed: Agreed = {
  currency: CODE,
  requests: [
    { by: "fournil", of: "yanis", amount: "12.50", memo: "deux tourtes pour samedi" },
    { by: "fournil", of: "thomas", amount: "9.60", memo: "galettes du goûter" },
    { by: "yanis", of: "thomas", amount: "6.50", memo: "ta place de cinéma" },
    { by: "librairie", of: "bertrand", amount: "21.00", memo: "livre commandé" },
  ],
  standingOrders: [
    { by: "yanis", to: "amap", amount: "18.00", memo: "panier de la semaine" },
    { by: "thomas", to: "jardins", amount: "15.00", memo: "panier de légumes" },
  ],
};
