import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askAgreement } from '../../src/content/agreement.ts';
import { consentOf, SETTINGS_KEY } from '../../src/model/settings/consent.ts';
import { NOON } from '../model/samples.ts';
import { BackgroundDouble } from './background-double.ts';

const YES = { ok: true } as const;
const NO = { ok: false, retry: false } as const;

let background: BackgroundDouble;

beforeEach(() => {
  background = new BackgroundDouble();
  vi.stubGlobal('wrappedJSObject', {});
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** What an area of storage holds, or that tabs have no way to it. */
function keep(settings: unknown): void {
  const get = async (name: string) => {
    if (settings instanceof Error) throw settings;
    return settings === undefined ? {} : { [name]: settings };
  };
  Object.assign(chrome.storage, { local: { get } });
}

describe('whether the person agreed', () => {
  it('a tab that can read the settings knows by their yes, while the background has yet to start', async () => {
    keep({ consent: consentOf(true, NOON) });
    expect(await askAgreement()).toEqual(YES);
    expect(background.messages).toEqual([{ type: 'consent/asked' }]);
    expect(SETTINGS_KEY).toBe('settings');
  });

  it.each([
    ['say no', { consent: consentOf(false, NOON) }],
    ['say yes to what was told before', { consent: { ...consentOf(true, NOON), disclosure: 0 } }],
    ['say nothing', {}],
    ['are none', undefined],
    ['are no settings', 'settings'],
    ['can’t be read', new Error('Access to storage is not allowed from this context.')],
  ])('where the settings %s, the background’s word counts', async (_, settings) => {
    for (const answer of [YES, NO, undefined]) {
      keep(settings);
      const asked = askAgreement();
      let isKnown = false;
      void asked.then(() => {
        isKnown = true;
      });
      await new Promise((resolve) => setImmediate(resolve));
      expect(isKnown).toBe(false);
      await background.answer(answer);
      expect(await asked).toEqual(answer);
    }
  });

  it('a tab of Chromium does not even look for them', async () => {
    vi.unstubAllGlobals();
    background = new BackgroundDouble();
    const look = vi.fn(() => {
      throw new Error('it looked');
    });
    Object.defineProperty(chrome, 'storage', { get: look });
    const asked = askAgreement();
    await background.answer(NO);
    expect([await asked, look.mock.calls.length]).toEqual([NO, 0]);
  });

  it('a tab without its extension has no answer', async () => {
    Reflect.deleteProperty(chrome, 'storage');
    const asked = askAgreement();
    await background.answer(new Error('Extension context invalidated.'));
    expect(await asked).toBeUndefined();
  });
});
