import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as en from '../../../src/i18n/languages/en.ts';
import * as fr from '../../../src/i18n/languages/fr.ts';
import { consentOf, consentState, DISCLOSURE, hasAgreed } from '../../../src/model/settings/consent.ts';
import { DEFAULT_SETTINGS, parseSettings, restOf } from '../../../src/model/settings/settings.ts';
import { NOON } from '../samples.ts';

describe('the agreement', () => {
  it('is nobody’s before they were asked', () => {
    expect(consentState(DEFAULT_SETTINGS)).toBe('asking');
    expect(hasAgreed(DEFAULT_SETTINGS)).toBe(false);
  });

  it('is a yes to what is told now', () => {
    expect(consentState({ consent: consentOf(true, NOON) })).toBe('agreed');
    const older = { ...consentOf(true, NOON), disclosure: DISCLOSURE - 1 };
    expect(consentState({ consent: older }), 'less was told').toBe('asking');
  });

  it('is no more after a no, whatever was told', () => {
    for (const disclosure of [DISCLOSURE - 1, DISCLOSURE, DISCLOSURE + 1])
      expect(consentState({ consent: { given: false, disclosure, at: NOON } })).toBe('refused');
  });

  it('is kept only whole', () => {
    const consent = consentOf(true, NOON);
    expect(parseSettings({ consent }).consent).toEqual(consent);
    for (const broken of [true, {}, { ...consent, given: 'yes' }, { ...consent, at: null }])
      expect(parseSettings({ consent: broken }).consent).toBeNull();
  });

  it('that is refused is a rest of all counting, which a pause does not shorten', () => {
    const pause = { since: NOON, until: NOON + 1 };
    expect(restOf({ consent: consentOf(true, NOON), pause })).toEqual(pause);
    expect(restOf({ consent: null, pause: null })).toBeNull();
    expect(restOf({ consent: consentOf(false, NOON), pause })).toEqual({ since: NOON, until: null });
  });
});

/**
 * Of what is told before the question, in each language. Where a text changes: if more is seen, kept or told on than it
 * said, raise DISCLOSURE and add a line; if the words alone are better, put the new digest in the place of the old.
 */
const TOLD: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: { en: '00d2faa45c086b45', fr: '809ce994291acbdf' },
};

describe('what is told before the question', () => {
  it.each(Object.entries({ en, fr }))('in “%s” is what this version of it says', (language, {
    onboarding,
  }) => {
    const { lead, counted, countedMore, neverKept, neverKeptMore, here, hereMore, agreement } = onboarding;
    const told = [lead, counted, countedMore, neverKept, neverKeptMore, here, hereMore, agreement.askingMore];
    const digest = createHash('sha256').update(told.flat().join('\n')).digest('hex').slice(0, 16);
    expect(digest).toBe(TOLD[DISCLOSURE]?.[language]);
  });
});
