/** Documents that are not metered until a reload, as they are kept for the session. */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { LateTab } from '../../src/store/late-tabs.ts';
import { createFakeBrowser } from '../background/fake-browser.ts';
import { NOON } from '../model/samples.ts';

const fake = createFakeBrowser();
const { session } = fake.storage;
const query = vi.spyOn(fake.tabs, 'query');
let store: typeof import('../../src/store/late-tabs.ts');

const [first, second]: [LateTab, LateTab] = [
  { tab: 1, site: 'chatgpt', at: NOON },
  { tab: 2, site: 'claude', at: NOON },
];

beforeAll(async () => {
  vi.resetModules();
  vi.stubGlobal('browser', fake);
  store = await import('../../src/store/late-tabs.ts');
});
beforeEach(() => {
  session.items.clear();
  fake.tabs.open.splice(0, Infinity, { id: 1 }, { id: 2 });
  query.mockClear();
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('are known frame by frame until they leave, noted at once or one by one', async () => {
  await Promise.all([store.noteLateTab('1.0', first), store.noteLateTab('2.0', second)]);
  await store.noteLateTab('2.7', second);
  expect(await store.readLateTabs()).toEqual([first, second, second]);
  await Promise.all([store.forgetLateTab('2.7'), store.forgetLateTab('1.0')]);
  expect(await store.readLateTabs()).toEqual([second]);
  await store.forgetLateTab('2.0');
  expect(await store.readLateTabs()).toEqual([]);
  expect([...session.items.keys()], 'one item of the session').toEqual(['lateTabs']);
});

it('are none where their tab was closed without a word', async () => {
  await store.noteLateTab('1.0', first);
  await store.noteLateTab('2.0', second);
  fake.tabs.open.shift();
  expect(await store.readLateTabs()).toEqual([second]);
});

it('are none where none said so, and no tab is asked for then', async () => {
  expect(await store.readLateTabs()).toEqual([]);
  expect(query).not.toHaveBeenCalled();
});

it('are noted after one that could not be', async () => {
  const set = vi.spyOn(session, 'set').mockRejectedValueOnce(new Error('full'));
  await expect(store.noteLateTab('1.0', first)).rejects.toThrow('full');
  await store.noteLateTab('2.0', second);
  set.mockRestore();
  expect(await store.readLateTabs()).toEqual([second]);
});
