/** What became of backups outlives the database, under a name that stays. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createFakeBrowser } from '../background/fake-browser.ts';
import { NOON } from '../model/samples.ts';

const fake = createFakeBrowser();
const { local } = fake.storage;
let backup: typeof import('../../src/store/backup-state.ts');

beforeAll(async () => {
  vi.resetModules();
  vi.stubGlobal('browser', fake);
  backup = await import('../../src/store/backup-state.ts');
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('is read as it was written, where an older version wrote it too, and told of as it is', async () => {
  const none = await backup.readBackupState();
  const state = { ...none, madeAt: NOON, triedAt: NOON + 1 };
  const changed = vi.fn();
  backup.onBackupState(changed);
  await backup.writeBackupState(state);
  expect([...local.items]).toEqual([['backup', state]]);
  expect(await backup.readBackupState()).toEqual(state);
  changed.mockClear();
  fake.storage.onChanged.emit({ settings: { newValue: state } }, 'local');
  expect(changed).not.toHaveBeenCalled();
  fake.storage.onChanged.emit({ backup: { newValue: state } }, 'local');
  expect(changed).toHaveBeenCalledTimes(1);
});
