/** The pictures of the READMEs: taken from the gallery, over made-up use, so that anybody can take them again. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from './built.ts';
import { type Gallery, type Link, LOOKS, openGallery } from './gallery.ts';

export const PICTURES_FOLDER = join(ROOT, 'docs/pictures');

/** Pixels of a picture for one of the page, each way: sharp on a dense screen too. */
const SCALE = 2;

export interface Picture extends Link {
  /** File name. */
  readonly name: string;
  /** All of the page, what a window shows of it, or the share card that opens in it. */
  readonly of: 'page' | 'window' | 'card';
}

const popup = { page: 'popup', state: 'day', of: 'page' } as const;
const week = { page: 'summary', state: 'trend', of: 'window' } as const;
const card = { ...week, of: 'card' } as const;

/**
 * All of them: the popup and the week in each language and theme, the card in each language. Each page is loaded once;
 * the cards come last, since their window scrolls to them.
 */
export const PICTURES: readonly Picture[] = [
  ...LOOKS.map((look) => ({ ...popup, ...look, name: `popup-${look.language}-${look.theme}.png` })),
  ...LOOKS.map((look) => ({ ...week, ...look, name: `week-${look.language}-${look.theme}.png` })),
  ...LOOKS.filter(({ theme }) => theme === 'light').map((look) => ({
    ...card,
    ...look,
    name: `share-card-${look.language}.png`,
  })),
];

/** A gallery whose pictures are those of the READMEs. */
export function openStudio(): Promise<Gallery> {
  return openGallery(SCALE);
}

/** @returns a PNG */
export async function takePicture(gallery: Gallery, { page, state, of, ...look }: Picture): Promise<Buffer> {
  const { tab } = gallery;
  await gallery.open(page);
  await gallery.show(state, look);
  if (of !== 'card') return tab.screenshot({ fullPage: of === 'page', animations: 'disabled' });
  const card = tab.locator('details.share canvas');
  await tab.locator('details.share > summary').click();
  await card.waitFor();
  const address = await card.evaluate(async (canvas: HTMLCanvasElement) => {
    const blank = document.createElement('canvas');
    blank.width = canvas.width;
    blank.height = canvas.height;
    // It is drawn once its fonts are there.
    while (canvas.toDataURL() === blank.toDataURL()) await new Promise(requestAnimationFrame);
    return canvas.toDataURL();
  });
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}

/** Writes all pictures anew. */
export async function writePictures(folder = PICTURES_FOLDER): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const gallery = await openStudio();
  try {
    for (const picture of PICTURES)
      writeFileSync(join(folder, picture.name), await takePicture(gallery, picture));
  } finally {
    await gallery.close();
  }
}

/** Looked at from so far away, edges that another version of the browser draws otherwise are the same. */
const FAR = 4;

/**
 * How far two PNGs of one size lie apart where they differ most, from 0 to 255; 255 where their sizes differ.
 * @param tab any page, which compares them
 */
export function distanceOf(tab: Page, a: Buffer, b: Buffer): Promise<number> {
  const asked = { far: FAR, sources: [a, b].map((png) => `data:image/png;base64,${png.toString('base64')}`) };
  return tab.evaluate(async ({ far, sources }) => {
    const pixelsOf = async (source: string) => {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      const [width, height] = [Math.ceil(picture.width / far), Math.ceil(picture.height / far)];
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(picture, 0, 0, width, height);
      return context.getImageData(0, 0, width, height);
    };
    const [first, second] = await Promise.all(sources.map(pixelsOf));
    if (!first || first.width !== second?.width || first.height !== second.height) return 255;
    return first.data.reduce(
      (most, value, index) => Math.max(most, Math.abs(value - (second.data[index] ?? 0))),
      0,
    );
  }, asked);
}
