import type { Page } from "playwright-core";

/** What sticks out of the screen's side, so that one would have to scroll two ways. */
export const stickingOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return Array.from(document.querySelectorAll("body *"))
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map(({ outerHTML }) => outerHTML.slice(0, 160))
      .slice(-3);
  });
