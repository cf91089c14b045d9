/** What LobeChat asks its server, and the events it is answered in. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/generic/own/lobechat.ts';
import { hearing } from '../hearing.ts';

const ASKED = { model: 'm', stream: true, messages: [{ role: 'user', content: 'hi' }] };

/** The turn of a prompt that is answered by these events. */
function turnAfter(...told: readonly (readonly [name: string, data: unknown])[]) {
  const { hear, turns } = hearing(createReader);
  const pieces = told.map(([name, data]) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  hear({ body: ASKED, pieces, contentType: 'text/event-stream' });
  const [turn] = turns;
  if (!turn) throw new Error('no turn');
  return turn;
}

it('counts each kind of event for what it is', () => {
  const calls = [{ function: { name: 'look', arguments: '{"q":1}' } }, null];
  const turn = turnAfter(
    ['text', 'Hello'],
    ['reasoning', 'Hm'],
    ['tool_calls', calls],
    ['base64_image', 'data:image/png;base64,AAAA'],
    ['base64_image', 'data:image/png;base64,BBBB'],
    ['stop', 'stop'],
  );
  expect(turn.answer('0').measuredText).toBe('Hello');
  expect(turn.reasoning.measuredText).toBe('Hm');
  expect(turn.tool.measuredText).toBe('look{"q":1}');
  expect(turn.usage(0)).toMatchObject({ outcome: 'complete', mode: 'reasoning', media: [{ count: 2 }] });
});

it('takes over the counts the site names in words of its own', () => {
  const usage = {
    totalInputTokens: 30,
    inputCachedTokens: 10,
    totalOutputTokens: 20,
    outputReasoningTokens: 5,
    totalTokens: 50,
  };
  expect(turnAfter(['text', 'Hello'], ['usage', usage], ['stop', 'stop']).usage(0)).toMatchObject({
    inputTokens: 20,
    contextTokens: 10,
    outputTokens: 20,
    reasoningTokens: 5,
    totalTokens: 50,
  });
});

it.each([
  ['refused', ['error', { type: 'RateLimitExceeded', message: 'limit' }]],
  ['failed', ['text', 'Hello']],
] as const)('is %s by %j', (outcome, told) => {
  expect(turnAfter(told)).toMatchObject({ outcome, understood: true });
});

it('an event of another name is told without what it said', () => {
  const turn = turnAfter(['other', 'canary']);
  expect([turn.understood, turn.shape?.names]).toEqual([false, ['event:?']]);
});

it.each([
  ['You are a professional conversation summarizer.', 0],
  ['You are a conversational summarizer.', 0],
  ['Say: You are a conversation summarizer.', 1],
  ['You are a pirate.', 1],
])('what is told the model first tells a title from a prompt: “%s”', (content, prompts) => {
  const { hear, turns } = hearing(createReader);
  hear({ body: { ...ASKED, messages: [{ role: 'system', content }, ...ASKED.messages] } });
  expect(turns).toHaveLength(prompts);
});

it('a person may say the same', () => {
  const { hear, turns } = hearing(createReader);
  hear({ body: { ...ASKED, messages: [{ role: 'user', content: 'You are a conversation summarizer' }] } });
  expect(turns).toHaveLength(1);
});
