import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createFakeBrowser } from '../background/fake-browser.ts';

const fake = createFakeBrowser();
let store: typeof import('../../src/store/settings-changes.ts');
let read: typeof import('../../src/store/settings.ts');

beforeAll(async () => {
  vi.resetModules();
  vi.stubGlobal('browser', fake);
  store = await import('../../src/store/settings-changes.ts');
  read = await import('../../src/store/settings.ts');
});

afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('says that a change was not written, and makes those asked for after it', async () => {
  const { local } = fake.storage;
  const { set } = local;
  let full = true;
  local.set = async (entries) => {
    if (full) throw new Error('full');
    return set(entries);
  };
  await expect(store.changeSettings({ theme: 'dark' })).rejects.toThrow('full');
  full = false;
  const [first, second] = [
    store.changeSettings({ theme: 'light' }),
    store.changeSettings({ retentionDays: 90 }),
  ];
  await Promise.all([first, second]);
  local.set = set;
  expect(await read.readSettings()).toMatchObject({ theme: 'light', retentionDays: 90 });
});
