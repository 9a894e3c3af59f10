import type { Standing } from "#joining/application.ts";
import { say } from "#texts/say.ts";

/** How those who decide are reached; nothing where the community does not say. */
export function ContactFacts({ contact }: { contact: Standing["contact"] }) {
  const words = say().joining;
  if (!contact || !(contact.email || contact.phone || contact.address || contact.website)) return null;
  const { email, phone, address, website } = contact;
  return (
    <section class="card contact" aria-label={words.contact}>
      <h2>{words.contact}</h2>
      {email && <a href={`mailto:${email}`}>{email}</a>}
      {phone && <a href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`}>{phone}</a>}
      {website && (
        <a href={website} rel="noreferrer">
          {website.replace(/^https?:\/\//, "")}
        </a>
      )}
      {address && <p>{address}</p>}
    </section>
  );
}
