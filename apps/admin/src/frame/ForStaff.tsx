import type { ComponentType } from "preact";

import type { Role } from "@mereau/shared/membership/roles.ts";
import { Page } from "#frame/Page.tsx";
import { hasRole } from "#session/me.ts";
import { sentences } from "#texts/language.ts";

const say = sentences({
  fr: {
    title: "Cet écran n’est pas pour votre rôle",
    advice: "Demandez à un responsable de la communauté de vous en ouvrir l’accès.",
  },
  en: {
    title: "This screen is not for your role",
    advice: "Ask somebody who manages the community to open it to you.",
  },
});

/** A screen for some roles alone; the API refuses the others by itself. */
export function forRoles(roles: readonly Role[], Inner: ComponentType): ComponentType {
  return function ForRoles() {
    if (hasRole(...roles)) return <Inner />;
    return (
      <Page title={say().title}>
        <p>{say().advice}</p>
      </Page>
    );
  };
}
