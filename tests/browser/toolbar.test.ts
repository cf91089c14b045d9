/** The icons of the toolbar: what stands in icons/png is what the SVGs draw, and each is itself under a badge. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawIcon, drawingBrowser, ICONS, iconPath } from '../harness/icons.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await drawingBrowser();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
});

/** Red, green, blue and opacity of each pixel, 0 to 255, row by row from the top. */
function pixelsOf(png: Buffer): Promise<number[]> {
  return page.evaluate(async (data) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context?.drawImage(picture, 0, 0);
    return [...(context?.getImageData(0, 0, picture.width, picture.height).data ?? [])];
  }, png.toString('base64'));
}

/** Another version of the browser draws edges a little differently, in a few pixels. */
const EDGE = 40;
const MOST_OFF = 0.02;

describe('a picture of an icon', () => {
  const all = Object.entries(ICONS).flatMap(([name, sizes]) => sizes.map((px) => [name, px] as const));

  it.each(all)('%s at %i px is what its drawing shows (npm run icons)', async (name, px) => {
    const stored = await pixelsOf(readFileSync(iconPath(name, px)));
    const drawn = await pixelsOf(await drawIcon(browser, name, px));
    expect(stored.length).toBe(px * px * 4);
    const off = stored.filter((value, at) => Math.abs(value - (drawn[at] ?? 0)) > EDGE).length;
    expect(off / stored.length).toBeLessThanOrEqual(MOST_OFF);
  });
});

const STATES = ['normal', 'paused', 'attention', 'news'] as const;
const TOOLBARS = { light: 255, dark: 43 } as const;
/** Rows of 16 that are left by a badge as wide as the icon: Chromium’s stands below, Firefox’s above (seen in both). */
const LEFT = { Chromium: [0, 8], Firefox: [6, 16] } as const;

/** Relative luminance (WCAG 2.2) of each pixel that is left, on a toolbar of a grey. */
async function luminances(
  state: string,
  grey: number,
  [from, to]: readonly [number, number],
): Promise<number[]> {
  const pixels = await pixelsOf(readFileSync(iconPath(`toolbar-${state}`, 16)));
  const linear = (value: number) => (value <= 10 ? value / 3295 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const onGrey = (at: number) => {
    const opacity = (pixels[at - (at % 4) + 3] ?? 0) / 255;
    return linear((pixels[at] ?? 0) * opacity + grey * (1 - opacity));
  };
  return Array.from({ length: (to - from) * 16 }, (_, pixel) => {
    const at = (from * 16 + pixel) * 4;
    return 0.2126 * onGrey(at) + 0.7152 * onGrey(at + 1) + 0.0722 * onGrey(at + 2);
  });
}

const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

describe.each(Object.entries(LEFT))('under a badge of four characters in %s', (_, rows) => {
  describe.each(Object.entries(TOOLBARS))('in a %s toolbar', (_, grey) => {
    it.each(STATES)('the mark of “%s” stands out of its tile', async (state) => {
      const left = await luminances(state, grey, rows);
      const span = contrast(Math.max(...left), Math.min(...left));
      expect(span).toBeGreaterThanOrEqual(3);
    });

    it('no state looks like another, without colours too', async () => {
      const seen = await Promise.all(STATES.map((state) => luminances(state, grey, rows)));
      for (const [index, one] of seen.entries()) {
        for (const other of seen.slice(index + 1)) {
          const differing = one.filter((value, at) => contrast(value, other[at] ?? 0) >= 1.5).length;
          expect(differing / one.length).toBeGreaterThan(0.15);
        }
      }
    });
  });
});
