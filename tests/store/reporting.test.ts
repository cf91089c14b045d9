/** What a person said to an organisation, and what was sent to it, as they are kept. */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { NOTHING_SENT } from '../../src/model/organisation/sending.ts';
import { createFakeBrowser } from '../background/fake-browser.ts';
import { NOON } from '../model/samples.ts';

const fake = createFakeBrowser();
const { local } = fake.storage;
const consent = { given: true, at: NOON, terms: 'what they were told' };
let store: typeof import('../../src/store/reporting.ts');

beforeAll(async () => {
  vi.resetModules();
  vi.stubGlobal('browser', fake);
  store = await import('../../src/store/reporting.ts');
});
beforeEach(() => {
  local.items.clear();
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('are nothing at first', async () => {
  expect(await store.readReportConsent()).toBeNull();
  expect(await store.readSendingState()).toEqual(NOTHING_SENT);
});

it('are as they were kept, each by itself', async () => {
  await store.writeReportConsent(consent);
  expect(await store.readSendingState()).toEqual(NOTHING_SENT);
  const state = { ...NOTHING_SENT, policy: 'of-theirs', isForbidden: true };
  await store.writeSendingState(state);
  expect([await store.readReportConsent(), await store.readSendingState()]).toEqual([consent, state]);
  expect([...local.items.keys()]).toEqual(['report-consent', 'reports']);
});

it('tell of an answer alone', async () => {
  const changed = vi.fn();
  store.onReportConsent(changed);
  await store.writeSendingState(NOTHING_SENT);
  expect(changed).not.toHaveBeenCalled();
  await store.writeReportConsent(consent);
  expect(changed).toHaveBeenCalledTimes(1);
});
