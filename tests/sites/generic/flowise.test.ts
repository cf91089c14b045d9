/** What a flow of Flowise tells beside its text. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/generic/own/flowise.ts';
import { events, hearing } from '../hearing.ts';

/** The turn of a question that is answered so. */
function turnAfter(pieces: readonly (string | object)[], body: object = { question: 'Why?', chatId: 'c' }) {
  const { hear, turns } = hearing(createReader);
  hear({ endpoint: 'prediction', body, pieces });
  const [turn] = turns;
  if (!turn) throw new Error('no turn');
  return turn;
}

it.each([
  'start',
  'metadata',
  'artifacts',
  'action',
  'fileAnnotations',
  'calledTools',
  'agentReasoning',
  'nextAgent',
  'tts_start',
])('knows %s, of which nothing counts', (event) => {
  const turn = turnAfter(events({ event, data: 'Something else' }));
  expect([turn.understood, turn.produced, turn.read.length]).toEqual([true, false, 0]);
});

it('does not know an event that only ends like one', () => {
  expect(turnAfter(events({ event: 'restart', data: 'Something else' })).understood).toBe(false);
});

it.each<[string, string, readonly object[]]>([
  ['complete', 'it says so', [{ event: 'token', data: 'Hi' }, { event: 'end' }]],
  ['failed', 'it breaks off', [{ event: 'token', data: 'Hi' }]],
  [
    'stopped',
    'the person stopped it',
    [{ event: 'token', data: 'Hi' }, { event: 'abort' }, { event: 'end' }],
  ],
  ['refused', 'its words say that it declined', [{ event: 'error', data: 'quota exceeded' }]],
])('is %s where %s', (outcome, _, told) => {
  expect(turnAfter(events(...told)).outcome).toBe(outcome);
});

it('takes an answer that comes whole: a text, or else an object', () => {
  const lengths = [{ text: 'Hello', json: { a: 1 } }, { json: { a: 1 } }].map((body) => {
    const turn = turnAfter([body]);
    expect([turn.outcome, turn.understood]).toEqual(['complete', true]);
    return turn.answer('0').length;
  });
  expect(lengths).toEqual([5, 7]);
  expect(turnAfter([{ text: '', chatId: 'c' }]).understood).toBe(false);
});

it.each([
  [400, 'refused'],
  [399, 'complete'],
])('of status %i within the body is %s', (statusCode, outcome) => {
  const turn = turnAfter([{ statusCode, message: 'quota exceeded' }]);
  expect([turn.outcome, turn.understood]).toEqual([outcome, statusCode >= 400]);
});

it('reads what tools found, and the pages put before the model; what it wrote for a tool is its own', () => {
  const usedTools = [
    { toolInput: { q: 'x' }, toolOutput: 'Found.' },
    { toolInput: 'look', toolOutput: { not: 'a text' } },
    {},
  ];
  const sourceDocuments = [{ pageContent: 'A page.' }, {}];
  const streamed = events(
    { event: 'usedTools', data: usedTools },
    { event: 'sourceDocuments', data: sourceDocuments },
    { event: 'end' },
  );
  for (const pieces of [streamed, [{ text: 'Hi', usedTools, sourceDocuments }]]) {
    const { tool, read } = turnAfter(pieces);
    expect([tool.measuredText, read.measuredText]).toEqual(['{"q":"x"}look', 'Found.A page.']);
  }
});

it('is asked by a form where it has no question', () => {
  const texts = [{ form: { a: 1 } }, { form: 'a' }, { question: 'Why?', form: { a: 1 } }].map(
    (body) => turnAfter([], body).input.measuredText,
  );
  expect(texts).toEqual(['{"a":1}', '', 'Why?']);
});

it('goes on in a chat that was asked in before, and where chats have no name nobody knows', () => {
  const { hear, turns } = hearing(createReader);
  for (const chatId of ['c', 'c', 'd', undefined, undefined])
    hear({ endpoint: 'prediction', body: { question: 'x', chatId } });
  expect(turns.map(({ intent }) => intent)).toEqual(['unknown', 'followup', 'unknown', 'unknown', 'unknown']);
});
