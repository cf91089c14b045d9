/**
 * Every page and state over the mock in Firefox too: no rule of axe-core broken, nothing beyond the right edge, and no text
 * of a chart on another.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGallery } from '../../scripts/lib/gallery-server.mjs';
import type { GalleryPage } from '../../src/ui/gallery/gallery-page.ts';
import { clockAt } from '../harness/clock.ts';
import { type Firefox, type FirefoxPage, hasFirefox, launchFirefox } from '../harness/firefox.ts';
import {
  AXE,
  findCollisions,
  findOverhang,
  GALLERY_NOW,
  hashOf,
  looksOf,
  runAxe,
  showAt,
} from '../harness/gallery.ts';
import { PATIENCE_MS } from '../harness/patience.ts';
import { shareOf } from '../harness/share.ts';

const GALLERY_PAGES = Object.values(
  import.meta.glob<GalleryPage>('../../src/ui/*/gallery.ts', { import: 'gallery', eager: true }),
);

/** Firefox takes three times as long over a state as Chromium, which is asked for all of them. */
const STATES_ONE_OF = 3;

describe.skipIf(!hasFirefox()).each(GALLERY_PAGES)('$page in Firefox', ({ page, states }) => {
  let tab: FirefoxPage;

  beforeAll(async () => {
    tab = await firefox.newPage();
    await tab.goto(gallery.url.replace('gallery.html', `view.html?page=${page}`));
    await tab.evaluate(runCode, AXE);
  });
  afterAll(() => tab?.close());

  it.each(
    shareOf(looksOf(page, states), STATES_ONE_OF),
  )('$state in $language, $theme: fits, and breaks no rule', async ({ state, ...look }) => {
    await tab.evaluate(showAt, [hashOf(state, look), PATIENCE_MS] as const);
    await tab.evaluate(unfoldAll);
    expect(await tab.evaluate(runAxe)).toEqual([]);
    expect(await tab.evaluate(findOverhang)).toEqual({ pixels: 0, of: [] });
    expect(await tab.evaluate(findCollisions)).toEqual([]);
  });
});

let firefox: Firefox;
let gallery: Awaited<ReturnType<typeof startGallery>>;

beforeAll(async () => {
  if (!hasFirefox()) return;
  gallery = await startGallery({ isBundled: true });
  firefox = await launchFirefox({ clock: clockAt(GALLERY_NOW, 'UTC') });
});

afterAll(async () => {
  await firefox?.close();
  await gallery?.close();
});

/** Runs in the page, for all that comes after it. */
function runCode(code: string): void {
  const script = document.createElement('script');
  script.textContent = code;
  document.head.append(script);
}

/** Runs in the page. */
function unfoldAll(): void {
  for (const folded of document.querySelectorAll('details')) folded.open = true;
}
