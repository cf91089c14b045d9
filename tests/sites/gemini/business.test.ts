/** How an answer of Gemini for Business ends, by the states it tells. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/gemini/reader.ts';
import { hearing } from '../hearing.ts';

const BODY = {
  streamAssistRequest: { session: 'collections/c/sessions/-', query: { parts: [{ text: 'How high?' }] } },
};
const piece = (answer: object) => ({ streamAssistResponse: { answer } });
const said = { replies: [{ groundedContent: { content: { text: 'It is 330 metres.' } } }] };

it.each<[string, object[], string]>([
  ['said to be whole', [piece(said), piece({ state: 'SUCCEEDED' })], 'complete'],
  ['said to have failed', [piece(said), piece({ state: 'FAILED' })], 'failed'],
  ['failed before a word', [piece({ state: 'FAILED' })], 'failed'],
  ['declined', [piece({ state: 'SKIPPED', assistSkippedReasons: ['CUSTOMER_POLICY_VIOLATION'] })], 'refused'],
])('an answer is %s', (_, objects, outcome) => {
  const { hear, turns } = hearing(createReader);
  const contentType = 'application/json';
  hear({ endpoint: 'business', body: BODY, pieces: [JSON.stringify(objects)], contentType });
  expect(turns.map((turn) => turn.outcome)).toEqual([outcome]);
});

function asked(request: object, ...objects: object[]) {
  const { hear, turns } = hearing(createReader);
  const body = { streamAssistRequest: request };
  hear({ endpoint: 'business', body, pieces: [JSON.stringify(objects)], contentType: 'application/json' });
  const [turn] = turns;
  if (!turn) throw new Error('no turn');
  return turn;
}

it.each([
  ['new', '', { session: 'collections/c/sessions/-' }],
  ['new', '', { session: '-' }],
  ['new', '', {}],
  ['followup', 'collections/c/sessions/s-', { session: 'collections/c/sessions/s-' }],
])('a prompt is %s, in conversation “%s”, by %j', (intent, conversation, request) => {
  expect(asked(request)).toMatchObject({ intent, conversation });
});

it('a prompt is its texts and its files, for the model and the mode it names', () => {
  const turn = asked({
    query: { parts: [{ text: 'How ' }, { file: 'x' }, { text: 'high?' }] },
    fileIds: ['a', 'b'],
    answerGenerationMode: 'DEEP_RESEARCH',
    assistGenerationConfig: { modelId: 'gemini-x' },
  });
  expect(turn.input.measuredText).toBe('How high?');
  expect(turn).toMatchObject({ attachedTokens: 2 * 1_120, mode: 'research', modelRequested: 'gemini-x' });
  expect(asked({ answerGenerationMode: 'NORMAL' })).toMatchObject({ attachedTokens: 0, mode: 'standard' });
});

it('an answer is what is new in each object, thoughts apart, and names its conversation', () => {
  const part = (text: unknown, thought?: unknown) => ({ groundedContent: { content: { text, thought } } });
  const replies = [part('Hm', true), part('', true), part('It is '), part(7), part('high.', 'yes')];
  const turn = asked({}, { streamAssistResponse: { answer: { replies }, sessionInfo: { session: 's' } } });
  expect(turn.reasoning.measuredText).toBe('Hm');
  expect(turn.answer().measuredText).toBe('It is high.');
  expect(turn).toMatchObject({ conversation: 's', mode: 'reasoning', reasoningIsSummary: true });
});

it('an answer without a thought is none that was thought about', () => {
  const replies = [{ groundedContent: { content: { text: '', thought: true } } }];
  const turn = asked({}, piece({ ...said }), piece({ replies }));
  expect(turn).toMatchObject({ mode: 'standard', reasoningIsSummary: false, understood: true });
});

it('objects of another kind are not understood, an error is', () => {
  expect(asked({}, { uToken: 'x' }).understood).toBe(false);
  expect(asked({}, { error: { code: 429, message: 'quota' } })).toMatchObject({
    understood: true,
    outcome: 'refused',
  });
});
