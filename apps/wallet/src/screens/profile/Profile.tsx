import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { leaveFor } from "#lists/place.ts";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { PhotoDeeds } from "#screens/profile/PhotoDeeds.tsx";
import { type Own, ProfileForm } from "#screens/profile/ProfileForm.tsx";
import { member, refreshHome } from "#session/home.ts";
import { at, here } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import "#screens/profile/profile.css";

/** One’s own card: what is written there, and whether one is shown as a provider. */
async function readOwn(id: string, number: number): Promise<Answer<Own>> {
  const [own, shown] = await Promise.all([
    ask(api.GET("/v1/{community}/members/{id}", { params: { path: { ...here, id } } })),
    ask(api.GET("/v1/{community}/members/directory/{number}", { params: { path: { ...here, number } } })),
  ]);
  if (!own.ok) return own;
  return shown.ok ? { ok: true, value: { member: own.value, isProvider: shown.value.provider } } : shown;
}

/** What the other members see of oneself. */
export function Profile() {
  const words = say().profile;
  const me = member();
  const { seen, trouble, again, put } = useSeen<Own>("profile", () => readOwn(me?.id ?? "", me?.number ?? 0));
  if (!seen || !me)
    return (
      <Screen title={words.title} back="/me">
        {trouble ? <TroubleNotice trouble={trouble} onRetry={again} /> : <WaitingRows count={4} />}
      </Screen>
    );
  const own = seen.value;
  const change = (changed: Own["member"]) => {
    put({ ...own, member: changed });
    void refreshHome();
  };
  const card = (
    <a class="slight" href={at(`/members/${me.number}`)} onClick={() => leaveFor(`member:${me.number}`)}>
      {words.asOthers}
    </a>
  );
  return (
    <ProfileForm own={own} aside={card} onSaved={change}>
      <StaleNote at={seen.at} trouble={trouble} />
      <PhotoDeeds
        id={me.id}
        name={own.member.name}
        photo={own.member.card.photo}
        onChange={(photo) => change({ ...own.member, card: { ...own.member.card, photo } })}
      />
    </ProfileForm>
  );
}
