/** From files to a preview, as the page's worker does it: nothing is written, and the take comes to what it said. */
import { expect, it } from 'vitest';
import { writeTogether } from '../../src/store/database.ts';
import { beginHistory, readHistories, stepHistory } from '../../src/store/histories.ts';
import { layDownFiles } from '../../src/ui/sources/history/lay-down.ts';
import { previewSources } from '../../src/ui/sources/history/preview.ts';
import { CHATGPT, CLAUDE_START, claudeConversation, text } from '../exports/chats.ts';
import { json, lines, NOW, zipped } from '../exports/made.ts';
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
  const { problems, accounts } = await layDownFiles(
    [json('c.json', [CHATGPT]), claudeCode, json('x.json', [{ a: 1 }])],
    { staging, salt: `${SALT} here`, zone: null, now: NOW },
    ({ prompts }) => progress.push(prompts),
  );
  expect(problems).toEqual([{ problem: 'unknown', files: 1, names: ['x.json'] }]);
  expect(progress.at(-1)).toBe(5);
  const sources = await previewSources(database, staging, accounts);
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
    sources: sources.map(({ id, account, from, to }) => ({ id, account, from, to })),
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
    sources: [{ id: 'claude-code', account: null, from: '2026-01-01', to: '2026-12-31' }],
    restores: false,
    undecided: false,
  };
  await writeTogether(database, (transaction) => beginHistory(transaction, choices, 'i', NOW));
  while (await stepHistory(database, staging));
  expect((await contentsOf(open)).requests.map(({ site }) => site)).toEqual(['claude-code']);
});

/** A conversation of one prompt, in an export of Claude's that names its account. */
const ofAccount = (account: string, key: string) => ({
  ...claudeConversation([
    [key, CLAUDE_START, 'human', 0, [text('Why?')]],
    [`${key}-answer`, key, 'assistant', 1, [text('So.')]],
  ]),
  account: { uuid: account },
});

async function previewed(files: Parameters<typeof layDownFiles>[0]) {
  const open = await installed();
  const staging = newHistoryStaging();
  const parts = { staging, salt: null, zone: null, now: NOW };
  const { accounts } = await layDownFiles(files, parts, () => {});
  return { open, staging, sources: await previewSources(await open(), staging, accounts) };
}

it('asks whose is whose where files of two accounts meet, and takes what is chosen', async () => {
  const { open, staging, sources } = await previewed([
    json('mine.json', [ofAccount('canary-a', 'q1'), ofAccount('canary-a', 'q2')]),
    json('theirs.json', [ofAccount('canary-b', 'q3')]),
    json('c.json', [CHATGPT]),
  ]);
  const told = sources.map(({ id, account, files, counts }) => [id, account, files, counts.added]);
  expect(told).toEqual([
    ['chatgpt', null, [], 4],
    ['claude', 1, ['mine.json'], 2],
    ['claude', 2, ['theirs.json'], 1],
  ]);
  const claude = { id: 'claude', from: '2026-01-01', to: '2026-12-31' };
  const choices = { sources: [{ ...claude, account: 1 }], restores: false, undecided: false };
  const database = await open();
  await writeTogether(database, (transaction) => beginHistory(transaction, choices, 'i', NOW));
  while (await stepHistory(database, staging));
  const stored = await contentsOf(open);
  expect(stored.requests).toHaveLength(2);
  expect(JSON.stringify([stored, await readHistories(database)])).not.toContain('canary');
});

it('asks nothing of one account, nor of files that don’t say', async () => {
  const one = await previewed([
    json('a.json', [ofAccount('a', 'q1')]),
    json('b.json', [ofAccount('a', 'q2')]),
  ]);
  expect(one.sources.map(({ account }) => account)).toEqual([null]);
  const { uuid, chat_messages } = ofAccount('', 'q3');
  const some = await previewed([
    json('a.json', [ofAccount('a', 'q1')]),
    json('b.json', [{ uuid, chat_messages }]),
  ]);
  expect(some.sources.map(({ account }) => account)).toEqual([null]);
});

it('tells accounts of ChatGPT by a folder in their archives', async () => {
  const [first, second] = ['user-AbCdEfGh12', 'user-ZyXwVu9876'].map((folder, index) => {
    const conversation = structuredClone(CHATGPT);
    const mapping = Object.entries(conversation.mapping).map(([id, node]) => [
      `${id}${index}`,
      { ...node, parent: node.parent === null ? null : `${node.parent}${index}` },
    ]);
    return zipped(`${index}.zip`, {
      'conversations.json': JSON.stringify([{ ...conversation, mapping: Object.fromEntries(mapping) }]),
      [`${folder}/a.png`]: '',
    });
  });
  const { sources } = await previewed([first, second].filter((one) => one !== undefined));
  expect(sources.map(({ account, files, counts }) => [account, files, counts.added])).toEqual([
    [1, ['0.zip'], 4],
    [2, ['1.zip'], 4],
  ]);
});

it('holds as many accounts apart as may be asked for, however many there are', async () => {
  const files = Array.from({ length: 30 }, (_, index) => ofAccount(`a-${index}`, `q-${index}`));
  const { sources } = await previewed([json('many.json', files)]);
  expect(sources.map(({ account, counts }) => [account, counts.added]).sort()).toEqual([
    ...Array.from({ length: 7 }, (_, index) => [index + 1, 1]),
    [8, 23],
  ]);
});
