/** What a bar is made of looks in Firefox as its key does, however tall the bar, on a screen of either density. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGallery } from '../../scripts/lib/gallery-server.mjs';
import { USE_CLASSES } from '../../src/model/usage/use-class.ts';
import { type Firefox, type FirefoxPage, hasFirefox, launchFirefox } from '../harness/firefox.ts';
import { hashOf, showAt } from '../harness/gallery.ts';
import { PATIENCE_MS } from '../harness/patience.ts';

/** In CSS pixels: a bar of a year's widest chart, the swatch of a key, and a patch that holds each texture whole. */
const BAR = { width: 36, height: 144 };
const SWATCH = 12;
const PATCH = 12;

/** Of 255: what the edges of a texture and of a patch may make; without its lines a texture is 20 and more away. */
const MOST_APART = 10;

/** What has lines or dots on its colour. */
const TEXTURED: readonly string[] = ['thinking', 'research', 'image', 'audio'];

let gallery: Awaited<ReturnType<typeof startGallery>>;

beforeAll(async () => {
  if (hasFirefox()) gallery = await startGallery({ isBundled: true });
});
afterAll(() => gallery?.close());

describe.skipIf(!hasFirefox()).each([1, 2])('in Firefox, at %i pixels a pixel', (density) => {
  let firefox: Firefox;
  let tab: FirefoxPage;

  beforeAll(async () => {
    firefox = await launchFirefox({ prefs: { 'layout.css.devPixelsPerPx': String(density) } });
    tab = await firefox.newPage();
    await tab.goto(gallery.url.replace('gallery.html', 'view.html?page=dashboard'));
    await tab.evaluate(showAt, [hashOf('month', { language: 'en', theme: 'light' }), PATIENCE_MS] as const);
  });
  afterAll(() => firefox?.close());

  it.each(USE_CLASSES)('a tall bar of %s is all over as its key is', async (of) => {
    await tab.evaluate(drawBeside, of, { bar: BAR, swatch: SWATCH });
    const [key, ...bar] = [
      ...(await patchesOf(tab, '#swatch', density)),
      ...(await patchesOf(tab, '#bar', density)),
    ];
    if (key === undefined) throw new Error('the key was not drawn');
    expect(key.spread > MOST_APART).toBe(TEXTURED.includes(of));
    expect(bar).toHaveLength((BAR.width / PATCH) * (BAR.height / PATCH));
    for (const patch of bar) {
      expect(Math.abs(patch.light - key.light)).toBeLessThan(MOST_APART);
      expect(Math.abs(patch.spread - key.spread)).toBeLessThan(MOST_APART);
    }
  });
});

/** How light a patch is on average, and how far its pixels stray from that: both of 255. */
interface Patch {
  readonly light: number;
  readonly spread: number;
}

async function patchesOf(tab: FirefoxPage, selector: string, density: number): Promise<Patch[]> {
  return tab.evaluate(lookAt, await tab.screenshot(selector), PATCH * density);
}

/** Runs in the page: one stretch of a bar, and its swatch, and nothing else. */
function drawBeside(of: string, { bar, swatch }: { bar: typeof BAR; swatch: number }): void {
  const sized = (width: number, height: number) =>
    `display:block;width:${width}px;height:${height}px;border-radius:0;margin:8px`;
  const body = document.createElement('body');
  body.innerHTML =
    `<div class="bar"><span id="bar" class="${of}" style="${sized(bar.width, bar.height)}"></span></div>` +
    `<i id="swatch" class="sw1 ${of}" style="position:absolute;left:200px;top:0;${sized(swatch, swatch)}"></i>`;
  document.body.replaceWith(body);
}

/** Runs in the page: a picture in squares of so many pixels. */
async function lookAt(png: string, side: number): Promise<Patch[]> {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(picture, 0, 0);
  const patches: Patch[] = [];
  for (let y = 0; y + side <= height; y += side)
    for (let x = 0; x + side <= width; x += side) {
      const { data } = context.getImageData(x, y, side, side);
      const lights = Array.from({ length: side * side }, (_, at) => {
        const [red = 0, green = 0, blue = 0] = data.subarray(at * 4, at * 4 + 3);
        return (red + green + blue) / 3;
      });
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      const light = mean(lights);
      patches.push({ light, spread: mean(lights.map((value) => Math.abs(value - light))) });
    }
  return patches;
}
