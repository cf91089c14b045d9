import { describe, expect, it } from 'vitest';
import { common as en } from '../../src/i18n/languages/en.ts';
import { common as fr } from '../../src/i18n/languages/fr.ts';
import { labelOf, siteName } from '../../src/i18n/site-name.ts';
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import { SITES } from '../../src/sites/table.ts';

const ROWS = [...SITES, ...OWN_KINDS];
/** Products that are called so. */
const PRODUCTS = ['Stable Diffusion web UI'];

describe('the name of a site', () => {
  it('is in the person’s language where it describes: no name of a product has words in small letters', () => {
    const describing = ROWS.filter(({ label }) => / \p{Ll}/u.test(label) && !PRODUCTS.includes(label));
    expect(describing.length).toBeGreaterThan(3);
    expect(describing.map(({ id }) => id).sort()).toEqual(Object.keys(fr.siteNames).sort());
    for (const row of describing) {
      expect(labelOf(row, en)).toBe(row.label);
      expect(labelOf(row, fr)).not.toBe(row.label);
    }
  });

  it('is the product’s in every language, and an id where nothing else is known', () => {
    const names = new Map(SITES.map(({ id, label }) => [id, label]));
    for (const words of [en, fr]) {
      expect(siteName('mistral', names, words)).toBe('Le Chat (Mistral)');
      expect(siteName('own:1', names, words)).toBe('own:1');
    }
    expect(siteName('grok-x', names, fr)).toBe('Grok sur X');
  });
});
