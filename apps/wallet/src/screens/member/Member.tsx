import { useRoute } from "preact-iso";

import { api } from "#api/client.ts";
import { ask, codeOf } from "@mereau/ui/asking/ask.ts";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { wayBackFrom } from "#lists/place.ts";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { MemberDeeds } from "#screens/member/MemberDeeds.tsx";
import { MemberFacts } from "#screens/member/MemberFacts.tsx";
import { MemberHead } from "#screens/member/MemberHead.tsx";
import { PayableAccounts } from "#screens/member/PayableAccounts.tsx";
import { here } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import "#screens/member/member.css";

/** All that a member shows of themselves, by their number. */
export function Member() {
  const { params } = useRoute();
  const number = params["number"] ?? "";
  return <OfNumber key={number} number={number} />;
}

function OfNumber({ number }: { number: string }) {
  const words = say().member;
  const path = { ...here, number: Number(number) };
  const { seen, trouble, again } = useSeen(`member:${number}`, () =>
    ask(api.GET("/v1/{community}/members/directory/{number}", { params: { path } })),
  );
  const back = wayBackFrom(`member:${number}`, "/directory");
  const isNobody = trouble !== null && codeOf(trouble) === "unknown_member";
  if (!seen || isNobody)
    return (
      <Screen title={words.title} back={back}>
        {isNobody ? (
          <p class="notice">{words.nobody}</p>
        ) : trouble ? (
          <TroubleNotice trouble={trouble} onRetry={again} />
        ) : (
          <WaitingRows count={3} />
        )}
      </Screen>
    );
  const card = seen.value;
  return (
    <Screen title={card.name} back={back} deeds={<MemberDeeds card={card} />}>
      <StaleNote at={seen.at} trouble={trouble} />
      <MemberHead card={card} />
      <MemberFacts card={card} />
      <PayableAccounts card={card} />
    </Screen>
  );
}
