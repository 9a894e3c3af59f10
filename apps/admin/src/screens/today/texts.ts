import { sentences } from "#texts/language.ts";

export const say = sentences({
  fr: { hello: (name: string) => `Bonjour ${name}` },
  en: { hello: (name: string) => `Hello ${name}` },
});
