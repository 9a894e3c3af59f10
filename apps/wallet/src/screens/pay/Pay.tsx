import { useLocation, useRoute } from "preact-iso";

import { ChoosePayee } from "#screens/pay/ChoosePayee.tsx";
import { FromLink } from "#screens/pay/FromLink.tsx";
import { FromRequest, OfRequest } from "#screens/pay/FromRequest.tsx";
import "#screens/pay/pay.css";

/** Paying: whom, unless a link or a request says it, then how much. */
export function Pay() {
  const { params } = useRoute();
  const { path, query } = useLocation();
  const request = params["request"];
  if (request !== undefined) return <FromRequest code={request} />;
  if (query["r"]) return <OfRequest id={query["r"]} />;
  const number = params["number"] ?? query["to"];
  if (number === undefined) return <ChoosePayee />;
  return <FromLink key={path + number} number={number} currency={query["c"] ?? null} />;
}
