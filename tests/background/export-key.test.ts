/** The key under which a site's own export knows a prompt: kept hashed, where that export has it, so that none is counted twice. */
import { expect, it } from 'vitest';
import { importId } from '../../src/store/ids.ts';
import { observation } from '../model/samples.ts';
import { contentsOf } from '../store/databases.ts';
import { CHATGPT, testRecorder } from './recorders.ts';

const KEY = 'key-of-the-export';

it.each([
  ['chatgpt', 'conversation', CHATGPT, true],
  ['claude', 'completion', 'https://claude.ai', true],
  ['gemini', 'generate', 'https://gemini.google.com', false],
])('of %s is known as its history would bring it: %s, %s, %s', async (site, endpoint, origin, isShared) => {
  const recorder = testRecorder();
  const told = { site, endpoint, outcome: 'pending' } as const;
  expect(await recorder.observe(observation({ ...told, exportKey: KEY }), origin)).toEqual({ ok: true });
  const aliases = async () =>
    (await contentsOf(recorder.openDatabase)).requests.map(({ alias }) => alias ?? null);
  const expected = isShared ? [await importId(site, KEY)] : [null];
  expect(await aliases()).toEqual(expected);
  // What tells of it later need not have the key.
  await recorder.observe(observation({ ...told, rev: 1, outcome: 'complete' }), origin);
  expect(await aliases()).toEqual(expected);
  expect(JSON.stringify(await contentsOf(recorder.openDatabase))).not.toContain(KEY);
});

it('is none where nothing told of it', async () => {
  const recorder = testRecorder();
  await recorder.observe(observation());
  const [request] = (await contentsOf(recorder.openDatabase)).requests;
  expect(request).toBeDefined();
  expect(request).not.toHaveProperty('alias');
});
