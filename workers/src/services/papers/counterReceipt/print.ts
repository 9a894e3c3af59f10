import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { CounterReceipt } from "@mereau/shared/contracts/tills.ts";
import { displayAmount } from "@mereau/shared/money/display.ts";
import { EURO_SCALE, euro } from "@mereau/shared/money/euro.ts";
import { minorOf } from "@mereau/shared/policies/parts.ts";
import type { CommunityContext } from "#services/context.ts";
import { inks, markOf, readBrand } from "#services/papers/brand.ts";
import { counterReceiptWords } from "#services/papers/counterReceipt/words.ts";
import { Papers, paperSizes } from "#services/papers/document.ts";
import { Sheet } from "#services/papers/sheet.ts";
import { fitted, lines } from "#services/papers/typesetting.ts";

const MARGIN = 26;
const [WIDTH, HEIGHT] = paperSizes.a6;
const INNER = WIDTH - 2 * MARGIN;

/** A receipt of the counter as a PDF of one small page (A6), in the community’s colour and with its logo. */
export async function printCounterReceipt(
  ctx: CommunityContext,
  receipt: CounterReceipt,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const say = counterReceiptWords[language];
  const brand = await readBrand(ctx);
  const title = say.title(receipt.number);
  const papers = await Papers.begin({ title, author: receipt.seller.name, language, now: ctx.now });
  const mark = await markOf(papers, brand);
  const sheet = new Sheet(WIDTH, HEIGHT);
  mark.draw(sheet, MARGIN, 24, 28);
  drawSeller(sheet, receipt.seller, MARGIN + mark.widthAt(28) + 9);
  sheet.text(MARGIN, 104, title, { face: "strong", size: 18, colour: inks.ink });
  sheet.text(MARGIN, 120, dateInWords(receipt.at)[language], { size: 9, colour: inks.soft });
  let y = 150;
  for (const [name, value] of rowsOf(receipt, language)) {
    sheet.text(MARGIN, y, name, { size: 9, colour: inks.soft });
    const strong = { face: "strong", size: 10 } as const;
    const told = fitted(value, { ...strong, width: INNER - 80 });
    sheet.text(WIDTH - MARGIN, y, told, { ...strong, colour: inks.ink, align: "right" });
    sheet.line(MARGIN, y + 8, WIDTH - MARGIN, inks.line);
    y += 24;
  }
  const { issue, id } = receipt.movement;
  const undone = issue?.reversal ? say.undone(dateInWords(issue.reversal.at)[language]) : "";
  for (const line of lines(undone, { face: "strong", size: 10, width: INNER, most: 3 })) {
    sheet.text(MARGIN, y + 6, line, { face: "strong", size: 10, colour: inks.ink });
    y += 14;
  }
  sheet.text(MARGIN, HEIGHT - 24, `${say.transfer} ${id}`, { size: 7.5, colour: inks.soft });
  papers.add(sheet);
  return papers.finish();
}

function drawSeller(
  sheet: Sheet,
  { name, address, registration }: CounterReceipt["seller"],
  left: number,
): void {
  const width = WIDTH - MARGIN - left;
  const bold = { face: "strong", size: 11 } as const;
  sheet.text(left, 35, fitted(name, { ...bold, width }), { ...bold, colour: inks.ink });
  const rest = [...(address ?? "").split("\n"), registration ?? ""].filter((line) => line !== "").slice(0, 4);
  for (const [index, line] of rest.entries()) {
    const told = fitted(line, { face: "text", size: 8, width });
    sheet.text(left, 48 + index * 10, told, { size: 8, colour: inks.soft });
  }
}

function rowsOf({ member, movement, currency, teller, place }: CounterReceipt, language: Language) {
  const say = counterReceiptWords[language];
  const { issue, means, euros } = movement;
  const who =
    member && [member.name, ...(member.number === null ? [] : [say.member(member.number)])].join(", ");
  const credited = issue && displayAmount(minorOf(issue.amount, currency.scale), currency, language);
  const paid = `${displayAmount(minorOf(euros, EURO_SCALE), euro, language)}, ${say.by[means]}`;
  const rows: [string, string | null | undefined][] = [
    [say.to, who],
    [say.account, issue?.account],
    [say.credited, credited],
    [say.paid, paid],
    [say.teller, [teller, place].filter(Boolean).join(", ")],
  ];
  return rows.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
}
