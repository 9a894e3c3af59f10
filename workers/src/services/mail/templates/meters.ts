import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Letter } from "#services/mail/templates/letter.ts";

/** What a meter has come to, with amounts as people of the language write them. */
export type MeterNews = {
  meter: "volume" | "outstanding";
  /** In percent of the threshold. */
  mark: number;
  amount: string;
  threshold: string;
};

const french = ({ meter, mark, amount, threshold }: MeterNews): Letter => {
  const [what, article] =
    meter === "volume"
      ? ["Les paiements des douze derniers mois", "l’article L521-3"]
      : ["La monnaie en circulation", "l’article L525-6"];
  const declare =
    mark >= 100
      ? `Dès que ce seuil est dépassé, une déclaration est à adresser à l’ACPR : c’est ce que demande ${article} du Code monétaire et financier.`
      : `Au-delà de ce seuil, ${article} du Code monétaire et financier demande une déclaration à l’ACPR. Rien n’est encore à faire, mais c’est le moment de la préparer.`;
  return {
    subject: mark >= 100 ? `Seuil de déclaration atteint : ${amount}` : `${mark} % du seuil de déclaration`,
    paragraphs: [
      `${what} en monnaie adossée : ${amount}, pour un seuil de ${threshold}.`,
      declare,
      "Vous recevez ce message une seule fois à chaque passage.",
    ],
  };
};

const english = ({ meter, mark, amount, threshold }: MeterNews): Letter => {
  const [what, article] =
    meter === "volume"
      ? ["Payments of the last twelve months", "article L521-3"]
      : ["What circulates", "article L525-6"];
  const declare =
    mark >= 100
      ? `Once this threshold is exceeded a declaration must be sent to the ACPR: ${article} of the French Code monétaire et financier asks for it.`
      : `Above this threshold ${article} of the French Code monétaire et financier asks for a declaration to the ACPR. There is nothing to do yet, but it is time to prepare it.`;
  return {
    subject:
      mark >= 100 ? `Declaration threshold reached: ${amount}` : `${mark}% of the declaration threshold`,
    paragraphs: [
      `${what} in backed currency: ${amount}, of a threshold of ${threshold}.`,
      declare,
      "You receive this message once each time the mark is crossed.",
    ],
  };
};

/** The message that a legal meter has crossed a mark. */
export const meterLetter = (language: Language, news: MeterNews): Letter =>
  language === "fr" ? french(news) : english(news);
