/** What is told of changes in the extension's storage, and to whom. */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createFakeBrowser } from '../background/fake-browser.ts';

const fake = createFakeBrowser();
const { emit, listeners } = fake.storage.onChanged;
let storage: typeof import('../../src/platform/storage.ts');

beforeAll(async () => {
  vi.resetModules();
  vi.stubGlobal('browser', fake);
  storage = await import('../../src/platform/storage.ts');
});
beforeEach(() => {
  listeners.length = 0;
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('items whose names begin so are told when they are written to the session, and only then', () => {
  const written = vi.fn();
  storage.onSessionItems('outbox/', written);
  emit({ 'outbox/1': { newValue: 1 } }, 'local');
  emit({ 'x/outbox/1': { newValue: 1 } }, 'session');
  // Removed.
  emit({ 'outbox/1': { oldValue: 1 } }, 'session');
  expect(written).not.toHaveBeenCalled();
  emit({ other: { newValue: 1 }, 'outbox/1': { newValue: 1 } }, 'session');
  emit({ 'outbox/2': { oldValue: 1, newValue: 2 } }, 'session');
  expect(written).toHaveBeenCalledTimes(2);
});

it('an item is told when it is written or removed in one of its areas, and only then', () => {
  const changed = vi.fn();
  storage.onItemChange(['local', 'session'], 'settings', changed);
  emit({ settings: { newValue: 1 } }, 'managed');
  emit({ 'settings/2': { newValue: 1 } }, 'local');
  expect(changed).not.toHaveBeenCalled();
  emit({ settings: { newValue: 1 } }, 'local');
  emit({ settings: { oldValue: 1 } }, 'session');
  expect(changed).toHaveBeenCalledTimes(2);
  storage.onLocalChange('settings', changed);
  emit({ settings: { newValue: 2 } }, 'session');
  expect(changed).toHaveBeenCalledTimes(3);
});

it('items are read by how their names begin, and removed by their names', async () => {
  await storage.writeItem('session', 'outbox/1', [1]);
  await storage.writeItem('session', 'outbox/2', [2]);
  await storage.writeItem('session', 'other', [3]);
  expect(await storage.readItems('session', 'outbox/')).toEqual({ 'outbox/1': [1], 'outbox/2': [2] });
  await storage.removeItem('session', ['outbox/1', 'other']);
  expect(await storage.readItems('session', '')).toEqual({ 'outbox/2': [2] });
  expect(await storage.readItem('session', 'outbox/2')).toEqual([2]);
  expect(await storage.readItem('local', 'outbox/2')).toBeUndefined();
});

it('only the session is let open to tabs, where a browser can', async () => {
  expect(storage.canOpenSessionToTabs()).toBe(true);
  await storage.openSessionToTabs();
  const { local, session } = fake.storage;
  expect(local.setAccessLevel).toHaveBeenCalledExactlyOnceWith({ accessLevel: 'TRUSTED_CONTEXTS' });
  expect(session.setAccessLevel).toHaveBeenCalledExactlyOnceWith({
    accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS',
  });
});
