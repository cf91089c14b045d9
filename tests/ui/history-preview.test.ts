/** From files to a preview, as the page's worker does it: nothing is written, and the take comes to what it said. */
import { expect, it } from 'vitest';
import { writeTogether } from '../../src/store/database.ts';
import { beginHistory, readHistories, stepHistory } from '../../src/store/histories.ts';
import { layDownFiles } from '../../src/ui/sources/history/lay-down.ts';
import { previewSources } from '../../src/ui/sources/history/preview.ts';
import { CHATGPT } from '../exports/chats.ts';
import { json, lines, NOW } from '../exports/made.ts';
import { installed, liveOf, meter, newHistoryStaging, SALT } from '../store/bringing.ts';
import { contentsOf } from '../store/databases.ts';

const FIRST = Date.UTC(2026, 4, 6, 10);
const claudeCode = lines('s.jsonl', [
  {
    type: 'user',
    uuid: 'u1',
    sessionId: 's',
    timestamp: new Date(FIRST).toISOString(),
    message: { role: 'user', content: 'CANARY' },
  },
  {
    type: 'assistant',
    uuid: 'a1',
    sessionId: 's',
    requestId: 'r1',
    timestamp: new Date(FIRST + 5_000).toISOString(),
    message: {
      id: 'm1',
      model: 'claude-opus-4-7',
      usage: { input_tokens: 5, cache_read_input_tokens: 7_500_000, output_tokens: 900 },
    },
  },
]);

it('says what is new, known and unreadable, and the take comes to just that', async () => {
  const open = await installed();
  const database = await open();
  await meter(open, await liveOf({ site: 'chatgpt', key: 'q1', at: FIRST }));
  const before = await contentsOf(open);
  const staging = newHistoryStaging();
  const progress: number[] = [];
  const problems = await layDownFiles(
    [json('c.json', [CHATGPT]), claudeCode, json('x.json', [{ a: 1 }])],
    { staging, salt: `${SALT} here`, zone: null, now: NOW },
    ({ prompts }) => progress.push(prompts),
  );
  expect(problems).toEqual([{ problem: 'unknown', files: 1, names: ['x.json'] }]);
  expect(progress.at(-1)).toBe(5);
  const sources = await previewSources(database, staging);
  expect(sources.map(({ id, counts }) => [id, counts.added, counts.known])).toEqual([
    ['chatgpt', 3, 1],
    ['claude-code', 1, 0],
  ]);
  for (const { energyWh } of sources) {
    expect(energyWh.low).toBeGreaterThan(0);
    expect(energyWh.high).toBeGreaterThan(energyWh.central);
  }
  expect(await contentsOf(open)).toEqual(before);

  const choices = {
    sources: sources.map(({ id, from, to }) => ({ id, from, to })),
    restores: false,
    undecided: false,
  };
  await writeTogether(database, (transaction) => beginHistory(transaction, choices, 'i', NOW));
  while (await stepHistory(database, staging));
  expect((await readHistories(database))[0]?.counts).toMatchObject({ added: 4, known: 1 });
  expect(await staging.count()).toBe(0);
  const stored = await contentsOf(open);
  expect(JSON.stringify(stored)).not.toContain('CANARY');
  // A prompt of an agent is many calls: nothing of it is cut off.
  const agent = stored.requests.find(({ site }) => site === 'claude-code');
  expect(agent).toMatchObject({ contextTokens: 7_500_000, provenance: 'agent-log', mode: 'agent' });
});

it('takes of a history the sources and spans that are wanted', async () => {
  const open = await installed();
  const database = await open();
  const staging = newHistoryStaging();
  await layDownFiles(
    [json('c.json', [CHATGPT]), claudeCode],
    { staging, salt: null, zone: null, now: NOW },
    () => {},
  );
  const choices = {
    sources: [{ id: 'claude-code', from: '2026-01-01', to: '2026-12-31' }],
    restores: false,
    undecided: false,
  };
  await writeTogether(database, (transaction) => beginHistory(transaction, choices, 'i', NOW));
  while (await stepHistory(database, staging));
  expect((await contentsOf(open)).requests.map(({ site }) => site)).toEqual(['claude-code']);
});
