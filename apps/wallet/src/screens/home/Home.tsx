import { isSignedIn } from "#session/session.ts";
import { home } from "#session/home.ts";
import { Purse } from "#screens/home/Purse.tsx";
import { HomeWaiting } from "#screens/home/HomeWaiting.tsx";
import { Welcome } from "#screens/welcome/Welcome.tsx";

/** The first screen: what one has, for who is signed in; else who this is, and the way in. */
export const Home = () => {
  if (!isSignedIn.value) return <Welcome />;
  return home.value ? <Purse seen={home.value} /> : <HomeWaiting />;
};
