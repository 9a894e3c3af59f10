import { Gate } from "#screens/signIn/Gate.tsx";
import { SignIn } from "#screens/signIn/SignIn.tsx";
import { say } from "#screens/signIn/texts.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { refreshMe, standing } from "#session/me.ts";
import { slug } from "#shell.ts";

/** For whoever is not, or not known to be, of the team. */
export const Outside = () => {
  const words = say();
  const now = standing.value;
  if (now.state === "trouble")
    return (
      <Gate title={words.trouble}>
        <TroubleNotice trouble={now.trouble} onRetry={() => void refreshMe()} />
      </Gate>
    );
  if (now.state !== "in") return <SignIn />;
  return (
    <Gate title={words.notStaff(now.me.member.name)}>
      <p>{words.notStaffAdvice}</p>
      <a class="deed" href={`/${slug}/`}>
        {words.toWallet}
      </a>
    </Gate>
  );
};
