/** The READMEs show the interface as it is: each of their pictures is taken again and compared. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gallery } from '../harness/gallery.ts';
import { distanceOf, openStudio, PICTURES, PICTURES_FOLDER, takePicture } from '../harness/pictures.ts';

/** Half of a stroke of the smallest digit: another number, word or colour is farther away. */
const MOST_APART = 80;

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openStudio();
});

afterAll(async () => {
  await gallery?.close();
});

describe('the pictures of the READMEs', () => {
  it('are these and no others', () => {
    expect(readdirSync(PICTURES_FOLDER).sort()).toEqual(PICTURES.map(({ name }) => name).sort());
  });

  it.each(
    PICTURES,
  )('$name is as the page is now (npm run gallery -- --pictures writes it)', async (picture) => {
    const file = join(PICTURES_FOLDER, picture.name);
    expect(existsSync(file)).toBe(true);
    const taken = await takePicture(gallery, picture);
    expect(await distanceOf(gallery.tab, readFileSync(file), taken)).toBeLessThan(MOST_APART);
  });

  it('would be told apart by a single digit', async () => {
    const picture = PICTURES.find(({ name }) => name === 'popup-en-light.png');
    if (!picture) throw new Error('no such picture');
    const taken = await takePicture(gallery, picture);
    await gallery.tab.locator('[data-measure="energy"] .n').evaluate((amount) => {
      const number = [...amount.childNodes].find((node) => /\d/.test(node.textContent ?? ''));
      if (!number?.textContent) throw new Error('no number');
      number.textContent = number.textContent.replace(/\d/, (digit) => (digit === '8' ? '1' : '8'));
    });
    const changed = await gallery.tab.screenshot({ fullPage: true, animations: 'disabled' });
    expect(await distanceOf(gallery.tab, taken, changed)).toBeGreaterThan(MOST_APART);
  });
});
