import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/lmarena/reader.ts';
import { row as lmarena } from '../../../src/sites/lmarena/row.ts';
import { hearing } from '../hearing.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { TabDouble } from '../tab-double.ts';

describeCaptures(createReader, lmarena);
describeNonsense(createReader, 'create', '{"mode":"battle","userMessage":{"content":"hi"}}', [
  'a0:"Hi"\n',
  'b0:"Yo"\n',
  'ag:"hm"\n',
  'a2:[{"type":"image","image":"u"}]\n',
  'a3:"error"\n',
  'ad:{"finishReason":"stop"}\n',
  'bd:{"finishReason":"error"}\n',
  'b',
]);

it.each([
  ['stop', 'complete', 'complete'],
  ['length', 'complete', 'complete'],
  ['error', 'failed', 'failed'],
  ['content-filter', 'failed', 'refused'],
])('an answer that finishes for the reason “%s” is %s, and %s without a word', (finishReason, ...outcomes) => {
  const outcomeAfter = (...words: readonly string[]) => {
    const { hear, turns } = hearing(createReader);
    const pieces = [...words, `ad:${JSON.stringify({ finishReason })}\n`];
    hear({ endpoint: 'create', body: { mode: 'direct', userMessage: { content: 'hi' } }, pieces });
    return turns[0]?.outcome;
  };
  expect([outcomeAfter('a0:"Hi"\n'), outcomeAfter()]).toEqual(outcomes);
});

/** The turn of a prompt that is answered by these lines. */
function answered(pieces: readonly string[], fields: object = { mode: 'direct', modelAId: 'a-model' }) {
  const { hear, turns } = hearing(createReader);
  hear({ endpoint: 'create', body: { userMessage: { content: 'hi' }, ...fields }, pieces });
  const [turn] = turns;
  if (!turn) throw new Error('no turn');
  return turn;
}
const ENDS = ['ad:{"finishReason":"stop"}\n', 'bd:{"finishReason":"stop"}\n'] as const;

it.each<[string, string, readonly string[]]>([
  ['complete', 'both have ended', ['a0:"Hi"\n', 'b0:"Yo"\n', ...ENDS]],
  ['failed', 'one has not', ['a0:"Hi"\n', 'b0:"Yo"\n', ENDS[0]]],
  ['complete', 'one has failed and the other stands', ['a0:"Hi"\n', ENDS[0], 'b3:"quota"\n']],
  ['failed', 'one has failed and the other breaks off', ['a0:"Hi"\n', 'b3:"quota"\n']],
  ['refused', 'both declined', ['a3:"quota"\n', 'b3:"quota"\n']],
  ['refused', 'one declined before a word, though the other ended', [ENDS[1], 'a3:"quota"\n']],
])('two answers side by side are %s where %s', (outcome, _, pieces) => {
  const turn = answered(pieces, { mode: 'battle' });
  expect([turn.outcome, turn.understood, turn.generations]).toEqual([outcome, true, 2]);
});

it('the second answer goes by another name, too', () => {
  const turn = answered(['a0:"Hi"\n', 'a1:"Hello"\n']);
  expect([turn.answer('a'), turn.answer('b')].map(({ length }) => length)).toEqual([2, 5]);
  expect(turn.generations).toBe(2);
});

it('thoughts, pictures and videos are counted as such, and what keeps the line open is not', () => {
  const media = [
    { type: 'image', image: 'u' },
    { type: 'video', video: 'v' },
    { type: 'image', url: 'w' },
    { type: 'heartbeat', url: 'x' },
    { type: 'image' },
    null,
  ];
  const turn = answered([
    'ag:"Hm"\n',
    `a2:${JSON.stringify(media)}\n`,
    `a2:${JSON.stringify(media)}\n`,
    ENDS[0],
  ]);
  expect(turn.reasoning.measuredText).toBe('Hm');
  expect(turn.usage(0)).toMatchObject({
    mode: 'reasoning',
    outcome: 'complete',
    model: 'a-model',
    media: [{ type: 'image', count: 2 }, { type: 'video' }],
  });
});

it.each([
  ['ac', true],
  ['ae', true],
  ['bf', true],
  ['az', false],
  ['c0', false],
  ['xa0', false],
])('a line of code %s is known: %s', (code, understood) => {
  const turn = answered([`${code}:{}\n`]);
  expect([turn.understood, turn.generations]).toEqual([understood, 1]);
});

/** A tab whose page sends requests to these addresses. */
function asking(...requests: readonly (readonly [endpoint: string, url: string, body: object])[]) {
  const tab = new TabDouble();
  const open = createReader(tab);
  for (const [endpoint, url, body] of requests) {
    const text = JSON.stringify({ userMessage: { content: 'hi' }, ...body });
    const reader = open({ endpoint, method: 'POST', url, body: { kind: 'text', text }, headers: {}, at: 0 });
    reader?.head?.(200, 'text/plain');
    for (const piece of ['a0:"Hi"\n', ENDS[0]]) reader?.text?.(piece);
    reader?.end('complete');
  }
  return tab;
}

it.each([
  ['create', 'new', 'standard'],
  ['post', 'followup', 'standard'],
  ['retry', 'regenerate', 'standard'],
  ['agent', 'new', 'agent'],
  ['again', 'regenerate', 'standard'],
  ['again-put', 'regenerate', 'standard'],
  ['other', 'unknown', 'standard'],
])('a request to “%s” is %s and %s', (endpoint, intent, mode) => {
  expect(asking([endpoint, '/', {}]).requests).toMatchObject([{ intent, mode }]);
});

it('requests for one message of the person are one prompt, but not where it is asked again', () => {
  const sent = { userMessageId: 'u', mode: 'direct' };
  const [a, b] = ['m1', 'm2'].map((modelAMessageId) => ({ ...sent, modelAMessageId }));
  expect(asking(['create', '/', a ?? {}], ['create', '/', b ?? {}]).requests).toMatchObject([
    { outcome: 'complete', generations: 2 },
  ]);
  expect(asking(['create', '/', sent], ['retry', '/', sent]).requests).toHaveLength(2);
  expect(asking(['create', '/', {}], ['create', '/', {}]).requests).toHaveLength(2);
});

it.each([
  'userMessageId',
  'modelAMessageId',
  'modelBMessageId',
])('what is asked again by its %s is of the same model, and takes its place', (name) => {
  const first = { id: 'c', mode: 'direct', modelAId: 'a-model', [name]: 'named' };
  const { turns } = asking(
    ['create', '/', first],
    ['retry', '/nextjs-api/stream/retry-evaluation-session-message/c/messages/named', {}],
  );
  expect(turns.map(({ modelRequested }) => modelRequested)).toEqual(['a-model', 'a-model']);
  expect(turns[1]?.replaces).toBe(turns[0]);
});

it.each([
  'post-to-evaluation',
  'retry-evaluation-session-message',
  'rerun',
  'resample',
])('a later prompt has its conversation in its address: %s', (name) => {
  const { turns } = asking(
    ['post', `/nextjs-api/stream/${name}/c1?x`, { id: 'own' }],
    ['create', '/x/c1', { id: 'own' }],
  );
  expect(turns.map(({ conversation }) => conversation)).toEqual(['c1', 'own']);
});

it('a battle does not name whom it asks', () => {
  const names = ['battle', 'side-by-side'].map(
    (mode) => answered([], { mode, modelAId: 'a-model' }).modelRequested,
  );
  expect(names).toEqual([null, 'a-model']);
});
