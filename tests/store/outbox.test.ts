/** The outbox as items of the session: which are its own, and who lays them down. */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createFakeBrowser } from '../background/fake-browser.ts';
import { observation } from '../model/samples.ts';

const fake = createFakeBrowser();
const { session } = fake.storage;
const { setAccessLevel } = session;
const entry = { origin: 'https://chatgpt.com', observation: observation() };
let outbox: typeof import('../../src/store/outbox.ts');

beforeAll(async () => {
  vi.resetModules();
  vi.stubGlobal('browser', fake);
  outbox = await import('../../src/store/outbox.ts');
});
beforeEach(() => {
  session.items.clear();
  Object.assign(session, { setAccessLevel });
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('holds the items of its name alone, until they are taken away', async () => {
  for (const name of ['told:1', 'told:2', 'started', 'not told:3']) await session.set({ [name]: entry });
  expect(await outbox.readOutbox()).toEqual({ 'told:1': entry, 'told:2': entry });
  await outbox.removeFromOutbox(['told:1', 'told:9']);
  expect(await outbox.readOutbox()).toEqual({ 'told:2': entry });
});

it('is left to tabs that can lay down themselves', async () => {
  expect(outbox.layDownForTab(entry)).toBeUndefined();
  expect(session.items.size).toBe(0);
});

it('has what a tab can’t lay down, each under a name of its own, before this returns', async () => {
  Object.assign(session, { setAccessLevel: undefined });
  const names = [outbox.layDownForTab(entry), outbox.layDownForTab(entry)];
  expect([...session.items.keys()]).toEqual(names);
  expect(new Set(names).size).toBe(2);
  expect(await outbox.readOutbox()).toEqual(Object.fromEntries(names.map((name) => [name, entry])));
});

it('passes over that it is full: what is told is being recorded all the same', async () => {
  Object.assign(session, { setAccessLevel: undefined });
  const set = vi.spyOn(session, 'set').mockRejectedValue(new Error('full'));
  expect(outbox.layDownForTab(entry)).toMatch(/^told:/);
  await new Promise((resolve) => setImmediate(resolve));
  set.mockRestore();
  expect(await outbox.readOutbox()).toEqual({});
});

it('tells of what is laid down in it, and of nothing else', async () => {
  const written = vi.fn();
  outbox.onOutbox(written);
  await session.set({ started: true });
  await fake.storage.local.set({ 'told:1': entry });
  expect(written).not.toHaveBeenCalled();
  await session.set({ 'told:1': entry });
  expect(written).toHaveBeenCalledTimes(1);
});
