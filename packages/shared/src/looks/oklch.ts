/** A colour as people see it: how light (0 to 1), how vivid, and its hue in radians. */
export type Oklch = { lightness: number; chroma: number; hue: number };

type Triple = readonly [number, number, number];

const HALVINGS = 20;

const fromGamma = (value: number): number =>
  value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const toGamma = (value: number): number =>
  value <= 0.003_130_8 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;

/** The linear red, green and blue (0 to 1) of `#rrggbb`, as sRGB has them. */
export function linearOf(hex: string): Triple {
  const channel = (start: number) => fromGamma(Number.parseInt(hex.slice(start, start + 2), 16) / 255);
  return [channel(1), channel(3), channel(5)];
}

/** `#rrggbb` in OKLCH. Source of the matrices: Björn Ottosson, “A perceptual color space for image processing” (2020). */
export function oklchOf(hex: string): Oklch {
  const [r, g, b] = linearOf(hex);
  const l = Math.cbrt(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b);
  const m = Math.cbrt(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b);
  const s = Math.cbrt(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b);
  const redness = 1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s;
  const yellowness = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s;
  return {
    lightness: 0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
    chroma: Math.hypot(redness, yellowness),
    hue: Math.atan2(yellowness, redness),
  };
}

function linearOfOklch({ lightness, chroma, hue }: Oklch): Triple {
  const redness = chroma * Math.cos(hue);
  const yellowness = chroma * Math.sin(hue);
  const l = (lightness + 0.396_337_777_4 * redness + 0.215_803_757_3 * yellowness) ** 3;
  const m = (lightness - 0.105_561_345_8 * redness - 0.063_854_172_8 * yellowness) ** 3;
  const s = (lightness - 0.089_484_177_5 * redness - 1.291_485_548 * yellowness) ** 3;
  return [
    4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
    -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
    -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
  ];
}

const isShown = (linear: Triple): boolean => linear.every((value) => value > -1e-4 && value < 1.0001);

const hexOf = (linear: Triple): string =>
  `#${linear
    .map((value) =>
      Math.round(255 * toGamma(Math.min(1, Math.max(0, value))))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** The `#rrggbb` of this lightness and hue, as vivid as it is asked to be, or as a screen can show it. */
export function hexOfOklch(colour: Oklch): string {
  const whole = linearOfOklch(colour);
  if (isShown(whole)) return hexOf(whole);
  let [least, most] = [0, colour.chroma];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const chroma = (least + most) / 2;
    if (isShown(linearOfOklch({ ...colour, chroma }))) least = chroma;
    else most = chroma;
  }
  return hexOf(linearOfOklch({ ...colour, chroma: least }));
}
