import { describe, expect, it } from 'vitest';
import * as en from '../../src/i18n/languages/en.ts';
import * as fr from '../../src/i18n/languages/fr.ts';
import { ABOUT } from '../../src/sites/about.ts';

describe.each([en, fr])('the limits of a site (%#)', ({ options: { siteLists } }) => {
  it('have words, and none without a site', () => {
    const codes = new Set(Object.values(ABOUT).flatMap(({ limits }) => limits));
    expect(new Set(Object.keys(siteLists.limits))).toEqual(codes);
  });
});
