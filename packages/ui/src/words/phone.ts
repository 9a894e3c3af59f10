/** A number as E.164 has it, as people read it: `06 12 34 56 78`; one of another country stays as it is. */
export const phoneInWords = (number: string): string =>
  /^\+33\d{9}$/.test(number) ? `0${number.slice(3)}`.replaceAll(/(\d\d)(?=\d)/g, "$1\u00A0") : number;
