/**
 * Every page and state over the mock, in a real Chromium: no rule of axe-core broken, no panel empty, no line that begins
 * with a small letter, nothing beyond the right edge, no two texts of a chart on one another.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GalleryPage } from '../../src/ui/gallery/gallery-page.ts';
import {
  collisions,
  crushedNames,
  emptyPanels,
  englishIn,
  frenchSlips,
  type Gallery,
  looksOf,
  openGallery,
  overhang,
  smallBeginnings,
  violations,
  windowOf,
} from '../harness/gallery.ts';

/** Every page there is, with its states. */
const GALLERY_PAGES = Object.values(
  import.meta.glob<GalleryPage>('../../src/ui/*/gallery.ts', { import: 'gallery', eager: true }),
);

let gallery: Gallery;
/** What the browser said against a page. */
let complaints: string[] = [];

beforeAll(async () => {
  gallery = await openGallery();
  gallery.tab.on('console', (message) => {
    if (/error|warning/.test(message.type())) complaints.push(message.text());
  });
  gallery.tab.on('pageerror', (error) => complaints.push(String(error)));
});

afterAll(async () => {
  await gallery?.close();
});

/** A popup's width is its own. */
const POPUP_PX = 360;
/** As narrow as WCAG 2.2 wants a page to work without scrolling sideways (1.4.10). */
const NARROWEST_PX = 320;

async function expectToFit(how: string): Promise<void> {
  expect(await overhang(gallery.tab), how).toEqual({ pixels: 0, of: [] });
  expect(await collisions(gallery.tab), how).toEqual([]);
}

describe.each(GALLERY_PAGES)('$page', ({ page, states }) => {
  beforeAll(() => gallery.open(page));

  // What is no longer looked at is not set anew for the usual size: the next state shows itself there.
  afterEach(async () => {
    await gallery.tab.evaluate(() => document.documentElement.setAttribute('style', 'display: none'));
    await gallery.tab.setViewportSize(windowOf(page));
  });

  it.each(looksOf(page, states))('$state in $language, $theme: fits, and breaks no rule', async ({
    state,
    ...look
  }) => {
    const { tab } = gallery;
    complaints = [];
    await gallery.show(state, look);
    await tab.locator('details').evaluateAll((all) => all.map((details) => details.setAttribute('open', '')));
    expect(await violations(tab)).toEqual([]);
    expect(await emptyPanels(tab)).toEqual([]);
    if (look.language === 'fr') expect(await frenchSlips(tab)).toEqual([]);
    if (look.language === 'fr') expect(await englishIn(tab)).toEqual([]);
    expect(await smallBeginnings(tab)).toEqual([]);
    await expectToFit('at the usual size');
    await tab.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    await expectToFit('with text at 200 %');
    if (windowOf(page).width > POPUP_PX) {
      await tab.evaluate(() => document.documentElement.style.removeProperty('font-size'));
      await tab.setViewportSize({ width: NARROWEST_PX, height: 800 });
      await expectToFit(`${NARROWEST_PX} px wide`);
      expect(await crushedNames(tab)).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });

  it('keeps its form where colours are forced and motion is not wanted', async () => {
    const { tab } = gallery;
    await tab.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await gallery.show(states[0] ?? '', { language: 'en', theme: 'light' });
    await expectToFit('with forced colours');
    const moving = await tab.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );
    expect(moving).toBe(0);
    await tab.emulateMedia({ forcedColors: null, reducedMotion: null });
  });
});
