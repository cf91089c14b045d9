import type { Locator, Page } from 'playwright-core';

/** What Chromium says where a busy machine gave it no frame to copy. */
const NO_FRAME = 'Unable to capture screenshot';
const TRIES = 5;

/**
 * A picture of a page or a part of it, asked for again where the browser had no frame to copy.
 * @returns a PNG
 * @throws what the browser says otherwise, or says each time
 */
export async function screenshot(
  of: Page | Locator,
  options: Parameters<Page['screenshot']>[0] & Parameters<Locator['screenshot']>[0],
): Promise<Buffer> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await of.screenshot(options);
    } catch (error) {
      if (left === 0 || !String(error).includes(NO_FRAME)) throw error;
    }
  }
}
