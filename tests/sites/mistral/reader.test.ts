import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/mistral/reader.ts';
import { row as mistral } from '../../../src/sites/mistral/row.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { hearing } from '../hearing.ts';
import { readFixture } from '../played.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { playCapture } from '../tab-double.ts';

describeCaptures(createReader, mistral);
describeNonsense(createReader, 'chat', '{"chatId":"c","mode":"append","messageId":"m","messageInput":[]}', [
  '15:{"json":{"type":"message","messageId":"a","patches":[{"op":"replace","path":[],"value":{"role":"assistant"}}]}}\n',
  '15:{"json":{"type":"message","messageId":"a","patches":[{"op":"append","path":"/contentChunks/0/text","value":"Hi"}]}}\n',
  '15:{"json":{"type":"message","messageId":"a","patches":[{"op":"replace","path":"/contentChunks","value":[{}]}]}}\n',
  '8:null\n',
]);

it('the first prompt of a chat has its text in the call that makes the chat', () => {
  const [turn] = playCapture(createReader, mistral, readFixture('mistral', 'new-chat')).turns;
  expect(turn?.input.measuredText).toBe('Name two rivers.');
});

/** A line that patches a message. */
const line = (patch: object, messageId = 'a') =>
  `15:${JSON.stringify({ json: { type: 'message', messageId, patches: [patch] } })}\n`;
const put = (path: unknown, value: unknown, op = 'replace') => line({ op, path, value });
const SAID = put('/contentChunks/0/text', 'Hello', 'append');

/** The turn of a prompt that is answered by these lines. */
function turnAfter(pieces: readonly string[], sent: object = {}) {
  const { hear, turns } = hearing(createReader);
  hear({ body: { chatId: 'c', mode: 'append', messageId: 'm', messageInput: [], ...sent }, pieces });
  const [turn] = turns;
  if (!turn) throw new Error('no turn');
  return turn;
}

it.each([
  ['success', 'complete', 'complete'],
  ['cancelled', 'stopped', 'stopped'],
  ['stopped', 'stopped', 'stopped'],
  ['aborted', 'stopped', 'stopped'],
  ['interrupted', 'stopped', 'stopped'],
  ['uninterrupted', 'failed', 'failed'],
  ['error_limit', 'failed', 'refused'],
  ['fail_limit', 'failed', 'refused'],
  ['no_error_limit', 'failed', 'failed'],
])('an answer of status “%s” is %s, and %s without a word', (status, ...outcomes) => {
  const told = put('/generationStatus', status);
  expect([turnAfter([SAID, told]), turnAfter([told])].map(({ outcome }) => outcome)).toEqual(outcomes);
});

it.each([
  ['complete', ['8:null\n']],
  ['complete', ['d:{}\n']],
  ['complete', ['e:{}\n']],
  ['failed', ['9:null\n']],
  ['failed', ['3:"rate limit"\n']],
])('an answer is %s after %j', (outcome, lines) => {
  expect(turnAfter(['0:"Hello"\n', ...lines])).toMatchObject({ outcome, understood: true });
  expect(turnAfter(['0:"Hello"\n']).answer().measuredText).toBe('Hello');
});

it('without a word nothing is complete, an error may decline, and a line of another kind is not understood', () => {
  expect(turnAfter(['8:null\n']).outcome).toBe('failed');
  expect(turnAfter(['3:"rate limit"\n']).outcome).toBe('refused');
  expect(turnAfter(['9:null\n']).understood).toBe(false);
  expect(turnAfter(['15:{"json":{"type":"title"}}\n']).understood).toBe(false);
});

it('a message told whole is an answer with its model, thoughts and pictures, but for the person’s own', () => {
  const contentChunks = [
    { type: 'text', text: 'Hello' },
    {
      type: 'thinking',
      thinking: [
        { type: 'text', text: 'Hm' },
        { type: 'text', text: 'm' },
      ],
    },
    { type: 'tool_file', tool: 'image_generation', fileId: 'f' },
    { type: 'tool_file', tool: 'image_generation', file_id: 'g' },
    { type: 'tool_file', tool: 'code_interpreter', fileId: 'h' },
    { type: 'other', tool: 'image_generation', fileId: 'i' },
    { type: 'tool_file', tool: 'image_generation' },
  ];
  const whole = (role: string) =>
    put([], { role, model: 'a-model', generationStatus: 'success', contentChunks });
  const turn = turnAfter([whole('assistant')]);
  expect(measuredOf(turn)).toMatchObject({ output: { length: 5 }, reasoning: { length: 3 } });
  expect(turn.usage(0)).toMatchObject({ outcome: 'complete', model: 'a-model', media: [{ count: 2 }] });
  const own = turnAfter([whole('user'), put('/contentChunks/0/text', 'Mine', 'append')]);
  expect([own.produced, own.understood, own.outcome]).toEqual([false, true, 'failed']);
});

it.each<[string, number, number, readonly string[]]>([
  ['added to', 8, 0, [put('/contentChunks/0/text', ' up', 'append')]],
  ['told anew', 2, 0, [put('/contentChunks/0/text', 'Hi')]],
  ['told anew by a list of names', 2, 0, [put(['contentChunks', 0, 'text'], 'Hi')]],
  ['replaced', 2, 0, [put('/contentChunks/0', { type: 'text', text: 'Hi' })]],
  ['replaced with all chunks', 2, 0, [put('/contentChunks', [{ type: 'text', text: 'Hi' }])]],
  ['left, with more after it', 7, 0, [put('/contentChunks', [{ type: 'text', text: 'Hi' }], 'append')]],
  ['left, with one more after it', 7, 0, [put('/contentChunks', { type: 'text', text: 'Hi' }, 'append')]],
  ['left, with one put at the end', 7, 0, [put('/contentChunks/-', { type: 'text', text: 'Hi' }, 'add')]],
  [
    'left, with thoughts added to each other',
    5,
    3,
    [put('/contentChunks/1/thinking', 'Hm'), put('/contentChunks/1/thinking/-', { text: 'm' }, 'add')],
  ],
  [
    'left, with thoughts in each other’s place',
    5,
    1,
    [put('/contentChunks/1/thinking', 'Hm'), put('/contentChunks/1/thinking', 'm')],
  ],
  [
    'left by what is no text of it',
    5,
    0,
    [put('/contentChunks/0/title', 'x'), put('/title', [{ type: 'text', text: 'x' }])],
  ],
  ['left where chunks are none', 5, 0, [put('/contentChunks', 'x')]],
])('an answer is %s', (_, output, reasoning, lines) => {
  expect(measuredOf(turnAfter([SAID, ...lines]))).toMatchObject({
    output: { length: output },
    reasoning: { length: reasoning },
  });
});

it('a patch may name the model alone', () => {
  expect(turnAfter([SAID, put('/model', 'a-model')]).usage(0).model).toBe('a-model');
});

it('of twenty messages the texts are told apart, and no more are read', () => {
  const told = Array.from({ length: 21 }, (_, index) =>
    line({ op: 'append', path: '/contentChunks/0/text', value: 'a' }, `${index}`),
  );
  expect(measuredOf(turnAfter(told)).output.length).toBe(20);
});

it.each([
  ['start', 'new'],
  ['append', 'followup'],
  ['retry', 'regenerate'],
  ['edit', 'edit'],
  ['continue', 'continue'],
  ['other', 'unknown'],
])('a prompt of mode “%s” is %s', (mode, intent) => {
  expect(turnAfter([], { mode }).intent).toBe(intent);
});

it.each([
  'resume',
  'reattach',
  'reconnect-stream',
])('“%s” shows an answer again, and asks for none', (mode) => {
  const { hear, turns } = hearing(createReader);
  expect(hear({ body: { chatId: 'c', mode } })).toBeUndefined();
  expect(turns).toEqual([]);
});

it.each([
  ['research', ['beta-deep-research', 'think']],
  ['reasoning', ['think']],
  ['reasoning', ['reason-long']],
  ['standard', ['canvas', 7]],
])('a prompt is of mode %s with %j switched on', (mode, features) => {
  expect(turnAfter([], { features }).mode).toBe(mode);
});

it('what is sent is its text, whether its model is one, and it is one prompt however often it is sent', () => {
  const { hear, turns } = hearing(createReader);
  const messageInput = [{ type: 'text', text: 'How ' }, { type: 'text', text: 'high?' }, { type: 'image' }];
  const body = { chatId: 'c', mode: 'append', messageId: 'm', messageInput, model: 'a-model' };
  for (let times = 0; times < 2; times++) hear({ body, reason: 'failed' });
  expect(turns.map(({ input, modelRequested }) => [input.measuredText, modelRequested])).toEqual([
    ['How high?', 'a-model'],
  ]);
});

it('the reply that names a new chat is read as far as it may be long', () => {
  const textAfter = (...pieces: readonly string[]) => {
    const { hear, turns } = hearing(createReader);
    const content = [{ type: 'text', text: 'Name two rivers.' }];
    hear({ endpoint: 'new-chat', body: { 0: { json: { content } } }, pieces });
    hear({ body: { chatId: 'c', mode: 'start' } });
    hear({ body: { chatId: 'c', mode: 'append', messageId: 'm' } });
    return turns.map(({ input }) => input.measuredText);
  };
  expect(textAfter('{"chatId": "c"}')).toEqual(['Name two rivers.', '']);
  expect(textAfter(' '.repeat(65_535), '{"chatId":"c"}')[0]).toBe('Name two rivers.');
  expect(textAfter(' '.repeat(65_536), '{"chatId":"c"}')[0]).toBe('');
  const { hear } = hearing(createReader);
  expect(hear({ endpoint: 'new-chat', body: { 0: { json: { title: 'x' } }, 1: null } })).toBeUndefined();
});
