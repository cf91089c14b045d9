/** READMEs and stores show the interface as it is: each of their pictures is taken again and compared. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../harness/built.ts';
import type { Gallery } from '../harness/gallery.ts';
import {
  distanceOf,
  openStudio,
  PICTURE_SETS,
  README_SET,
  STORE_SET,
  takePicture,
} from '../harness/pictures.ts';
import { screenshot } from '../harness/screenshot.ts';

/** Half of a stroke of the smallest digit: another number, word or colour is farther away. */
const MOST_APART = 80;

/** How many popups that a poster shows do not lie within it, with room on every side. */
function cutPopups(tab: Page): Promise<number> {
  return tab.locator('iframe').evaluateAll((frames) => {
    const { clientWidth, clientHeight } = document.documentElement;
    const boxes = frames.map((frame) => frame.getBoundingClientRect());
    const isWhole = ({ left, top, right, bottom }: DOMRect) =>
      Math.min(left, top, clientWidth - right, clientHeight - bottom) >= 8;
    return boxes.filter((box) => !isWhole(box)).length;
  });
}

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openStudio();
});

afterAll(async () => {
  await gallery?.close();
});

describe.each(PICTURE_SETS)('the pictures in $folder', (set) => {
  it('are these and no others', () => {
    expect(readdirSync(join(ROOT, set.folder)).sort()).toEqual(set.pictures.map(({ name }) => name).sort());
  });

  it.each(
    set.pictures,
  )('$name is as the page is now (npm run gallery -- --pictures writes it)', async (picture) => {
    const file = join(ROOT, set.folder, picture.name);
    expect(existsSync(file)).toBe(true);
    const taken = await takePicture(gallery, set, picture);
    expect(await cutPopups(gallery.tab)).toBe(0);
    expect(await distanceOf(gallery.tab, set, readFileSync(file), taken)).toBeLessThan(MOST_APART);
  });
});

describe('a picture', () => {
  it.each([
    [README_SET, 'popup-en-light.png', '[data-measure="energy"] .n'],
    [STORE_SET, 'en-3-dashboard.png', 'main .n'],
  ])('is told apart by a single digit (%#)', async (set, name, amount) => {
    const picture = set.pictures.find((known) => known.name === name);
    if (!picture) throw new Error('no such picture');
    const taken = await takePicture(gallery, set, picture);
    await gallery.tab
      .locator(amount)
      .first()
      .evaluate((element) => {
        const number = [...element.childNodes].find((node) => /\d/.test(node.textContent ?? ''));
        if (!number?.textContent) throw new Error('no number');
        number.textContent = number.textContent.replace(/\d/, (digit) => (digit === '8' ? '1' : '8'));
      });
    const changed = await screenshot(gallery.tab, {
      fullPage: picture.of === 'page',
      animations: 'disabled',
      scale: set.isDense ? 'device' : 'css',
    });
    expect(await distanceOf(gallery.tab, set, taken, changed)).toBeGreaterThan(MOST_APART);
  });
});
