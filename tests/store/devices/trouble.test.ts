import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createFakeBrowser } from '../../background/fake-browser.ts';

const fake = createFakeBrowser();
let trouble: typeof import('../../../src/store/devices/trouble.ts');

beforeAll(async () => {
  vi.resetModules();
  vi.stubGlobal('browser', fake);
  trouble = await import('../../../src/store/devices/trouble.ts');
});

afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('of a person’s devices is there from when it is noted until all is well', async () => {
  const { readDevicesTrouble, noteDevicesTrouble } = trouble;
  expect(await readDevicesTrouble()).toBe(false);
  await noteDevicesTrouble(true);
  expect(await readDevicesTrouble()).toBe(true);
  await noteDevicesTrouble(false);
  expect(await readDevicesTrouble()).toBe(false);
  expect(fake.storage.local.items.size).toBe(0);
});
