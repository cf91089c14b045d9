/** The pictures of the READMEs and of the stores: taken from the gallery, over made-up use, so that anybody can again. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from './built.ts';
import { type Gallery, type Link, LOOKS, openGallery, type Size } from './gallery.ts';
import { screenshot } from './screenshot.ts';

/** Pixels of a picture for one of the page, each way: sharp on a dense screen too. */
const SCALE = 2;

export interface Picture extends Link {
  /** File name. */
  readonly name: string;
  /** All of the page, what a window shows of it, the share card that opens in it, or a poster. */
  readonly of: 'page' | 'window' | 'card' | 'poster';
  /** Of a poster. */
  readonly size?: Size;
}

/** A folder of pictures. */
export interface PictureSet {
  /** From the project's root. */
  readonly folder: string;
  readonly pictures: readonly Picture[];
  /** Whether they have `SCALE` pixels for one of the page, or one. */
  readonly isDense: boolean;
}

const popup = { page: 'popup', state: 'day', of: 'page' } as const;
const week = { page: 'summary', state: 'trend', of: 'window' } as const;
const card = { ...week, of: 'card' } as const;

/**
 * All of them: the popup and the week in each language and theme, the card in each language. Each page is loaded once;
 * the cards come last, since their window scrolls to them.
 */
const README_PICTURES: readonly Picture[] = [
  ...LOOKS.map((look) => ({ ...popup, ...look, name: `popup-${look.language}-${look.theme}.png` })),
  ...LOOKS.map((look) => ({ ...week, ...look, name: `week-${look.language}-${look.theme}.png` })),
  ...LOOKS.filter(({ theme }) => theme === 'light').map((look) => ({
    ...card,
    ...look,
    name: `share-card-${look.language}.png`,
  })),
];

const LANGUAGES = ['en', 'fr'] as const;

/** What a store shows of the pages, largest first, and of which state. */
const SHOTS = [
  { page: 'popup', state: 'day', of: 'poster' },
  { page: 'summary', state: 'trend', of: 'window' },
  { page: 'dashboard', state: 'month', of: 'window' },
  { page: 'how', state: 'request', of: 'window' },
  { page: 'onboarding', state: 'asking', of: 'window' },
] as const;

/** Chrome Web Store, Edge Add-ons and addons.mozilla.org all take these; store/README.md has the pages that say so. */
const SIZES = {
  shot: { width: 1280, height: 800 },
  tile: { width: 440, height: 280 },
  marquee: { width: 1400, height: 560 },
  logo: { width: 300, height: 300 },
} as const;

const poster = (format: keyof typeof SIZES, language: 'en' | 'fr', name: string): Picture => {
  const about = { page: format, state: 'day', language, theme: 'light', of: 'poster' } as const;
  return { ...about, size: SIZES[format], name };
};

/** Those of one page in both languages follow each other: it is loaded once. */
const STORE_PICTURES: readonly Picture[] = [
  ...SHOTS.flatMap(({ page, state, of }, index) =>
    LANGUAGES.map((language): Picture => {
      const name = `${language}-${index + 1}-${page}.png`;
      if (of === 'poster') return poster('shot', language, name);
      return { page, state, of, language, theme: 'light', name };
    }),
  ),
  ...LANGUAGES.flatMap((language) => [
    poster('tile', language, `${language}-tile.png`),
    poster('marquee', language, `${language}-marquee.png`),
  ]),
  poster('logo', 'en', 'logo.png'),
];

export const README_SET: PictureSet = { folder: 'docs/pictures', pictures: README_PICTURES, isDense: true };
export const STORE_SET: PictureSet = { folder: 'store/pictures', pictures: STORE_PICTURES, isDense: false };
export const PICTURE_SETS: readonly PictureSet[] = [README_SET, STORE_SET];

/** A gallery that pictures are taken in. */
export function openStudio(): Promise<Gallery> {
  return openGallery(SCALE);
}

/** @returns a PNG */
export async function takePicture(
  gallery: Gallery,
  { isDense }: PictureSet,
  { page, state, of, size, ...look }: Picture,
): Promise<Buffer> {
  const { tab } = gallery;
  if (size) {
    await gallery.showPoster(page, size, state, look);
  } else {
    await gallery.open(page);
    await gallery.show(state, look);
  }
  if (of === 'card') return takeCard(tab);
  return screenshot(tab, {
    fullPage: of === 'page',
    animations: 'disabled',
    scale: isDense ? 'device' : 'css',
    // The logo has round corners.
    omitBackground: page === 'logo',
  });
}

async function takeCard(tab: Page): Promise<Buffer> {
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
export async function writePictures(sets = PICTURE_SETS): Promise<void> {
  const gallery = await openStudio();
  try {
    for (const set of sets) {
      mkdirSync(join(ROOT, set.folder), { recursive: true });
      for (const picture of set.pictures)
        writeFileSync(join(ROOT, set.folder, picture.name), await takePicture(gallery, set, picture));
    }
  } finally {
    await gallery.close();
  }
}

/** Looked at from so far away, edges that another version of the browser draws otherwise are the same: a stroke's width. */
const FAR_DENSE = 4;
const FAR = FAR_DENSE / SCALE;

/**
 * How far two PNGs of one size lie apart where they differ most, from 0 to 255; 255 where their sizes differ.
 * @param tab any page, which compares them
 */
export function distanceOf(tab: Page, { isDense }: PictureSet, a: Buffer, b: Buffer): Promise<number> {
  const asked = {
    far: isDense ? FAR_DENSE : FAR,
    sources: [a, b].map((png) => `data:image/png;base64,${png.toString('base64')}`),
  };
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
