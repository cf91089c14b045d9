/** Reads the popup as a person does: what it says today came to, as rows of a table. */
import type { Page } from 'playwright-core';

/** @returns rows of cells: the count, the search equivalents, each measure with its range, each site */
export async function readPopup(popup: Page): Promise<string[][]> {
  await popup.locator('[data-measure="requests"]').waitFor();
  return popup.evaluate(() => {
    // What is hidden from the eye is written for screen readers, and would only repeat.
    const seen = (element: Element | null | undefined): string => {
      const copy = element?.cloneNode(true) as Element | undefined;
      for (const hidden of copy?.querySelectorAll('.vh, [aria-hidden]') ?? []) hidden.remove();
      const pieces: string[] = [];
      const walker = document.createTreeWalker(copy ?? document.createElement('p'), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) pieces.push(walker.currentNode.nodeValue ?? '');
      return pieces
        .join(' ')
        .replace(/[\s\u202f\u00a0]+/g, ' ')
        .trim();
    };
    const all = (selector: string, root: ParentNode = document) => [...root.querySelectorAll(selector)];
    const searches = document.querySelector('[data-measure="searches"]');
    const ends = all('.ends b', searches ?? document).map(seen);
    return [
      [seen(document.querySelector('header h2')), seen(document.querySelector('.hero h1')), ''],
      ['', seen(searches?.querySelector('.on')), ends.join(' – ')],
      ...all('dl.tri > div').map((item) => [item.querySelector('dt'), ...all('dd', item)].map(seen)),
      ...all('tr[data-row]').map((row) => all('th, td.num', row).map(seen)),
    ];
  });
}
