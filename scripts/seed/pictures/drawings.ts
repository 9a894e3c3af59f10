/** A drawing on a ground of one colour, in a square of 100. */
export type Drawing = { ground: string; shapes: string };

const ink = 'stroke="#3b2a20" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"';
const line = `fill="none" ${ink}`;

const at = (x: number, y: number, shapes: string) => `<g transform="translate(${x} ${y})">${shapes}</g>`;

const bean = `<ellipse rx="9" ry="12" fill="#6f4327" ${ink}/><path d="M-3 -11c6 7-6 15 3 22" ${line}/>`;
const grape = `<circle r="6.4" fill="#7d4a86" ${ink}/>`;
const wheel = `<circle r="15" ${line}/><path d="M-15 0h30M0-15v30M-10.6-10.6l21.2 21.2M-10.6 10.6l21.2-21.2" fill="none" stroke="#3b2a20" stroke-width=".8"/>`;
const petal = `<ellipse cy="-11" rx="6.5" ry="10" fill="#e9a1ab" ${ink}/>`;
const carrot = `<path d="M-7-14c4-4 10-4 14 0L1 26c0 2-2 2-2 0z" fill="#e58a36" ${ink}/><path d="M0-16c-8-4-10-10-9-14M0-16c0-6 0-10 2-16M0-16c6-4 9-8 10-13" fill="none" stroke="#4d8a4b" stroke-width="4" stroke-linecap="round"/><path d="M-6-4h5M1 5h4" ${line}/>`;

/** What each shop of the demonstrations shows of itself. */
export const photos: Readonly<Record<string, Drawing>> = {
  bread: {
    ground: "#f3dcb2",
    shapes: `<path d="M18 58c0-18 14-28 32-28s32 10 32 28c0 10-8 14-32 14s-32-4-32-14z" fill="#c98a4b" ${ink}/><path d="M34 38l6 14M48 34l6 16M62 37l5 14" fill="none" stroke="#f3dcb2" stroke-width="4" stroke-linecap="round"/>`,
  },
  vegetables: { ground: "#d9e6c3", shapes: at(34, 50, carrot) + at(52, 54, carrot) + at(69, 49, carrot) },
  cheese: {
    ground: "#f6e7bd",
    shapes: `<path d="M16 58L66 30c12 4 18 14 18 28z" fill="#f2c14e" ${ink}/><path d="M16 58h68v16H16z" fill="#e7ad35" ${ink}/><circle cx="40" cy="66" r="4" fill="#f6e7bd"/><circle cx="62" cy="50" r="5" fill="#f6e7bd"/><circle cx="66" cy="67" r="3" fill="#f6e7bd"/>`,
  },
  basket: {
    ground: "#e3e0cd",
    shapes: `<circle cx="40" cy="42" r="9" fill="#c8453b" ${ink}/><circle cx="56" cy="40" r="10" fill="#8db255" ${ink}/><circle cx="66" cy="46" r="7" fill="#e58a36" ${ink}/><path d="M28 46c0-30 44-30 44 0" ${line}/><path d="M20 48h60l-7 28H27z" fill="#b98a58" ${ink}/><path d="M23 58h54M26 67h48M38 48l2 28M50 48v28M62 48l-2 28" ${line}/>`,
  },
  coffee: {
    ground: "#e9d5c0",
    shapes: `<path d="M24 44h44v14c0 12-9 18-22 18s-22-6-22-18z" fill="#fffdf9" ${ink}/><path d="M68 48c14-2 14 18-2 17" ${line}/><ellipse cx="46" cy="44" rx="22" ry="5" fill="#6f4327" ${ink}/><path d="M38 34c-5-6 5-8 0-14M50 34c-5-6 5-8 0-14" ${line}/><path d="M18 80h56" ${line}/>`,
  },
  table: {
    ground: "#dfe3ea",
    shapes: `<circle cx="50" cy="52" r="24" fill="#fffdf9" ${ink}/><circle cx="50" cy="52" r="15" fill="#f3efe4" ${ink}/><path d="M17 34v14c0 3 6 3 6 0V34M20 34v42" ${line}/><path d="M80 76V34c-6 4-7 14-5 22h5" fill="#c9ced8" ${ink}/><path d="M44 55c0-10 12-12 14-4-2 8-10 10-14 4z" fill="#8db255" ${ink}/>`,
  },
  beer: {
    ground: "#f5e3bd",
    shapes: `<path d="M32 36h32l-3 42H35z" fill="#e0a02e" ${ink}/><path d="M63 44c14-2 14 22-1 20" ${line}/><path d="M30 38c-6-6 2-14 8-10 2-8 16-8 18 0 8-4 14 6 8 10z" fill="#fffdf9" ${ink}/><path d="M42 48v20M50 48v20" fill="none" stroke="#f5e3bd" stroke-width="3" stroke-linecap="round"/>`,
  },
  wine: {
    ground: "#eadde6",
    shapes:
      [
        [38, 42],
        [50, 42],
        [62, 42],
        [44, 53],
        [56, 53],
        [50, 64],
      ]
        .map(([x = 0, y = 0]) => at(x, y, grape))
        .join("") +
      `<path d="M50 35V24" ${line}/><path d="M52 28c6-10 18-8 20-4-4 8-14 9-20 4z" fill="#8db255" ${ink}/>`,
  },
  honey: {
    ground: "#f8e8b8",
    shapes: `<path d="M30 42h40c5 8 5 26 0 34H30c-5-8-5-26 0-34z" fill="#e5a526" ${ink}/><path d="M32 30h36v10H32z" fill="#fffdf9" ${ink}/><path d="M36 52h28v14H36z" fill="#fffdf9" ${ink}/><path d="M46 59l4-4 4 4-4 4z" fill="#e5a526"/>`,
  },
  roast: {
    ground: "#e5d6c4",
    shapes: at(36, 42, bean) + at(60, 40, bean) + at(48, 64, bean) + at(71, 63, bean),
  },
  books: {
    ground: "#dbe4e4",
    shapes: `<path d="M22 32h12v44H22z" fill="#0e6655" ${ink}/><path d="M34 26h14v50H34z" fill="#c8453b" ${ink}/><path d="M48 34h11v42H48z" fill="#e0a02e" ${ink}/><path d="M62 36l11-3 10 41-11 3z" fill="#4f6f9f" ${ink}/><path d="M16 77h70M37 36h8M37 42h8" ${line}/>`,
  },
  cinema: {
    ground: "#d8d6e3",
    shapes: `<rect x="20" y="44" width="44" height="30" rx="5" fill="#4f5470" ${ink}/><path d="M64 54l18-9v28l-18-9z" fill="#7d83a3" ${ink}/><circle cx="32" cy="33" r="11" fill="#fffdf9" ${ink}/><circle cx="54" cy="33" r="11" fill="#fffdf9" ${ink}/><circle cx="32" cy="33" r="3" fill="#3b2a20"/><circle cx="54" cy="33" r="3" fill="#3b2a20"/>`,
  },
  bicycle: {
    ground: "#d5e5ee",
    shapes:
      at(29, 62, wheel) +
      at(71, 62, wheel) +
      `<path d="M29 62l14-24h22L50 62H29M43 38l7 24M71 62L63 32h-7M38 34h9" fill="none" stroke="#2f6f9f" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/>`,
  },
  hair: {
    ground: "#efdcdc",
    shapes: `<path d="M34 22l26 40M66 22L40 62" fill="none" stroke="#8a8f98" stroke-width="6" stroke-linecap="round"/><circle cx="35" cy="70" r="9" ${line}/><circle cx="65" cy="70" r="9" ${line}/><circle cx="50" cy="47" r="2.4" fill="#3b2a20"/>`,
  },
  soap: {
    ground: "#dcebe6",
    shapes: `<rect x="24" y="46" width="46" height="26" rx="9" fill="#a9cfa0" ${ink}/><path d="M36 59h22" ${line}/><circle cx="66" cy="34" r="8" fill="#fffdf9" ${ink}/><circle cx="78" cy="48" r="5" fill="#fffdf9" ${ink}/><circle cx="52" cy="28" r="5" fill="#fffdf9" ${ink}/>`,
  },
  flowers: {
    ground: "#f2e3e6",
    shapes:
      `<path d="M50 46v34M50 66c-12 0-14-8-14-10 8-1 14 3 14 10zM50 72c10 0 13-7 13-9-7-1-13 2-13 9z" fill="#8db255" ${ink}/>` +
      at(
        50,
        40,
        [0, 72, 144, 216, 288].map((turn) => `<g transform="rotate(${turn})">${petal}</g>`).join("") +
          `<circle r="6" fill="#f2c14e" ${ink}/>`,
      ),
  },
};

/** The marks of the communities. */
export const logos: Readonly<Record<string, Drawing>> = {
  "le-miel": {
    ground: "#c77800",
    shapes: `<path d="M50 18l27 16v32L50 82 23 66V34z" fill="#fff6df"/><path d="M50 34l13.5 8v16L50 66l-13.5-8V42z" fill="#c77800"/>`,
  },
  sel: {
    ground: "#2f6f9f",
    shapes: `<path d="M22 56c10-22 46-22 56 0" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round"/><path d="M18 70c10-8 18 8 28 0s18 8 36 0" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round"/>`,
  },
  libre: {
    ground: "#5b7f3a",
    shapes: `<path d="M16 74l22-38 13 20 11-16 22 34z" fill="#fff"/><circle cx="66" cy="26" r="8" fill="#fff"/>`,
  },
  "la-matrice": {
    ground: "#8a3f6b",
    shapes: [26, 42, 58]
      .map((y, row) =>
        [26, 42, 58]
          .map(
            (x, column) =>
              `<rect x="${x}" y="${y}" width="13" height="13" rx="4" fill="${(row + column) % 3 === 1 ? "#f3c7df" : "#fff"}"/>`,
          )
          .join(""),
      )
      .join(""),
  },
};
