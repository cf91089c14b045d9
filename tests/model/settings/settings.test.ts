import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SETTINGS,
  isPaused,
  parseSettings,
  parseSettingsChange,
  withDevice,
} from '../../../src/model/settings/settings.ts';

describe('parseSettings', () => {
  it('gives the defaults where nothing is stored', () => {
    expect(parseSettings(undefined)).toEqual(DEFAULT_SETTINGS);
  });

  it('reads back what was stored', () => {
    const stored = {
      version: 2,
      language: 'fr',
      theme: 'dark',
      badge: 'off',
      searchBaseline: 'modern-hypothesis',
      zone: 'US-CAMX',
      sitesOff: ['claude'],
    };
    expect(parseSettings(JSON.parse(JSON.stringify(stored)))).toEqual({ ...DEFAULT_SETTINGS, ...stored });
  });

  it('replaces only the bad field by its default', () => {
    const stored = { ...DEFAULT_SETTINGS, language: 'fr', theme: 'pink', zone: '; drop', sitesOff: 'all' };
    expect(parseSettings(stored)).toEqual({ ...DEFAULT_SETTINGS, language: 'fr' });
  });

  it('drops fields it does not know', () => {
    expect(parseSettings({ language: 'en', colour: 'red' })).toEqual({ ...DEFAULT_SETTINGS, language: 'en' });
  });

  it('makes settings of anything', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const parsed = parseSettings(value);
        expect(Object.keys(parsed).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort());
        expect(parseSettings(parsed)).toEqual(parsed);
      }),
    );
  });
});

describe('parseSettingsChange', () => {
  it('takes well-formed fields', () => {
    expect(parseSettingsChange({ badge: 'off', zone: null })).toEqual({ badge: 'off', zone: null });
  });

  it.each([
    ['a bad field', { badge: 'off', theme: 'pink' }],
    ['an unknown field alone', { colour: 'red' }],
    ['the version', { version: 2 }],
    ['nothing', {}],
    ['no object', 'badge'],
  ])('refuses %s', (_, value) => {
    expect(parseSettingsChange(value)).toBeUndefined();
  });
});

it('counting rests from now on until a pause is over, which one without an end never is', () => {
  const at = (until: number | null) => isPaused({ pause: { since: 5, until } }, 10);
  expect([9, 10, 11, null].map(at)).toEqual([false, false, true, true]);
  expect(isPaused({ pause: null }, 10)).toBe(false);
});

it('own origins get the device in their ids, and keep all else; those that have one keep it', () => {
  const own = { kind: 'openwebui', origin: 'https://a.example', label: 'A' };
  const settings = {
    ownOrigins: [
      { ...own, id: 'own:1' },
      { ...own, id: 'own:2-0123456789ab' },
    ],
    sitesOff: ['claude', 'own:1'],
  } as unknown as Parameters<typeof withDevice>[0];
  expect(withDevice(settings, 'device')).toEqual({
    ownOrigins: [
      { ...own, id: 'own:1-a7af3bd70d3b' },
      { ...own, id: 'own:2-0123456789ab' },
    ],
    sitesOff: ['claude', 'own:1-a7af3bd70d3b'],
  });
});
