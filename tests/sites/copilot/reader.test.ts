import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/sites/copilot/reader.ts';
import { row as copilot } from '../../../src/sites/copilot/row.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import type { Turn } from '../../../src/sites/reading/turn.ts';
import type { ExchangeReader } from '../../../src/sites/site.ts';
import { anyText, fixturesOf, playedDifferences, readFixture } from '../played.ts';
import { playCapture, TabDouble } from '../tab-double.ts';

describe('captures of copilot.microsoft.com', () => {
  it.each(fixturesOf('copilot'))('$scenario', (capture) => {
    expect(playedDifferences(createReader, copilot, capture)).toEqual([]);
  });
});

/** A socket of a tab of its own. */
function socket(): { tab: TabDouble; reader: ExchangeReader; say: Say } {
  const tab = new TabDouble();
  const reader = createReader(tab)({
    endpoint: 'chat',
    method: 'GET',
    url: '/c/api/chat',
    body: { kind: 'none' },
    headers: {},
    at: 0,
  });
  if (!reader) throw new Error('no reader');
  return { tab, reader, say: (direction, event) => reader.frame?.(direction, JSON.stringify(event)) };
}
type Say = (direction: 'in' | 'out', event: object) => void;

const prompt = { event: 'send', conversationId: 'c', content: [{ type: 'text', text: 'hi' }], mode: 'chat' };

describe('a prompt on copilot.microsoft.com', () => {
  it('is one with what the page sends again after proving itself, also once it was turned away', () => {
    const { tab, say } = socket();
    say('out', prompt);
    say('in', { event: 'chatMessageError', errorCode: 'throttled' });
    expect(tab.requests).toMatchObject([{ outcome: 'refused' }]);
    say('out', { event: 'challengeResponse', token: 't' });
    say('out', prompt);
    say('in', { event: 'appendText', messageId: 'a', partId: '0', text: 'Hello' });
    say('in', { event: 'done', messageId: 'a' });
    expect(tab.requests).toMatchObject([{ outcome: 'complete' }]);
  });

  it('is another where it is sent again after it was turned away', () => {
    const { tab, say } = socket();
    say('out', prompt);
    say('in', { event: 'chatMessageError', errorCode: 'throttled' });
    say('out', prompt);
    expect(tab.requests.map(({ outcome }) => outcome)).toEqual(['refused', 'pending']);
  });

  it.each([
    ['chat', 'standard'],
    ['reasoning', 'reasoning'],
    ['research', 'research'],
    ['deep-research', 'research'],
  ])('of mode %s is of mode %s', (mode, read) => {
    const { tab, say } = socket();
    say('out', { ...prompt, mode });
    expect(tab.requests).toMatchObject([{ mode: read }]);
  });

  it.each([
    ['text', [{ type: 'text', text: 'ho' }]],
    ['file', [...prompt.content, { type: 'image', url: 'https://files.example/a' }]],
  ])('is one with the same sent again, and another with another %s', (_, content) => {
    const { tab, say } = socket();
    for (const sent of [prompt, prompt, { ...prompt, content }]) say('out', sent);
    expect(tab.requests).toHaveLength(2);
  });

  it.each([
    'received',
    'startMessage',
  ])('that the site has taken (%s) is another when sent again', (event) => {
    const { tab, say } = socket();
    say('out', prompt);
    say('in', { event, conversationId: 'c', messageId: 'a' });
    expect(tab.turns[0]?.understood).toBe(true);
    say('out', prompt);
    expect(tab.requests).toHaveLength(2);
  });

  it.each([
    ['new', ' '.repeat(65_536)],
    ['followup', ' '.repeat(65_535)],
  ])('is %s where a message of its conversation shows in time, or not', (intent, before) => {
    const tab = new TabDouble();
    const open = createReader(tab);
    const start = { method: 'GET', body: { kind: 'none' } as const, headers: {}, at: 0 };
    const history = open({ ...start, endpoint: 'history', url: '/c/api/conversations/c/history' });
    for (const piece of [before, '"author"']) history?.text?.(piece);
    history?.end('complete');
    open({ ...start, endpoint: 'chat', url: '/c/api/chat' })?.frame?.('out', JSON.stringify(prompt));
    expect(tab.requests).toMatchObject([{ intent }]);
  });

  it('has what came before as context', () => {
    const tab = playCapture(
      createReader,
      copilot,
      readFixture('copilot', 'think-deeper-two-turns-one-socket'),
    );
    const [first, second] = tab.requests;
    expect(second?.contextTokens).toBe((first?.inputTokens ?? 0) + (first?.outputTokens ?? 0));
    expect(second?.intent).toBe('followup');
  });
});

describe('an answer of copilot.microsoft.com', () => {
  it('of a picture that comes after all is told is complete once it is there, and stays so', () => {
    const { tab, reader, say } = socket();
    say('out', prompt);
    say('in', { event: 'generatingImage', messageId: 'a', partId: 'p' });
    say('in', { event: 'done', messageId: 'a' });
    expect(tab.requests).toMatchObject([{ outcome: 'pending', media: [] }]);
    say('in', { event: 'imageGenerated', messageId: 'a', url: 'u' });
    expect(tab.requests).toMatchObject([{ outcome: 'complete', media: [{ count: 1 }] }]);
    reader.end('complete');
    expect(tab.requests).toMatchObject([{ outcome: 'complete', media: [{ count: 1 }] }]);
  });

  it('goes on when the socket broke off and its image comes later', () => {
    const { tab, reader, say } = socket();
    say('out', prompt);
    say('in', { event: 'startMessage', conversationId: 'c', messageId: 'a' });
    say('in', { event: 'generatingImage', messageId: 'a', partId: 'p' });
    reader.end('failed');
    expect(tab.requests).toMatchObject([{ outcome: 'pending', kind: 'image', media: [] }]);
    say('in', { event: 'imageGenerated', messageId: 'b', url: 'u' });
    say('in', { event: 'done', messageId: 'a' });
    expect(tab.requests).toMatchObject([{ outcome: 'complete', media: [{ type: 'image', count: 1 }] }]);
  });

  it('has failed where the socket broke off in its middle, and is stopped where the page stops it', () => {
    const broken = socket();
    broken.say('out', prompt);
    broken.reader.end('failed');
    expect(broken.tab.requests).toMatchObject([{ outcome: 'failed' }]);
    const stopped = socket();
    stopped.say('out', prompt);
    stopped.say('in', { event: 'appendText', messageId: 'a', partId: '0', text: 'Hel' });
    stopped.say('out', { event: 'stop', conversationId: 'c' });
    stopped.say('in', { event: 'done', messageId: 'a' });
    expect(stopped.tab.requests).toMatchObject([{ outcome: 'stopped' }]);
  });

  it('is as it ended, whatever is stopped or goes wrong later; what is never asked can’t be stopped', () => {
    const { tab, say } = socket();
    say('out', { event: 'stop', conversationId: 'c' });
    say('out', prompt);
    say('in', { event: 'appendText', messageId: 'a', partId: '0', text: 'Hello' });
    say('out', { event: 'nonstop' });
    say('in', { event: 'done', messageId: 'a' });
    say('out', { event: 'stop', conversationId: 'c' });
    say('in', { event: 'chatMessageError', errorCode: 'throttled' });
    expect(tab.requests).toMatchObject([{ outcome: 'complete' }]);
  });

  it('goes on where another event of the page is invalid, but for the proof it must give first', () => {
    const invalid = { event: 'error', errorCode: 'invalid-event' };
    const proof = { event: 'challengeResponse', token: 't' };
    const outcomeAfter = (...before: readonly [direction: 'in' | 'out', event: object][]) => {
      const { tab, say } = socket();
      say('out', prompt);
      for (const [direction, event] of before) say(direction, event);
      say('in', invalid);
      return tab.requests[0]?.outcome;
    };
    expect(outcomeAfter()).toBe('pending');
    expect(outcomeAfter(['out', proof])).toBe('failed');
    expect(outcomeAfter(['out', proof], ['in', { event: 'received', conversationId: 'c' }])).toBe('pending');
  });

  it('is in parts, of which one may be replaced', () => {
    const { tab, say } = socket();
    say('out', prompt);
    say('in', { event: 'appendText', messageId: 'a', partId: '0', text: 'Hello' });
    say('in', { event: 'appendText', messageId: 'a', partId: '1', text: 'draft' });
    say('in', { event: 'replaceText', messageId: 'a', partId: '1', text: ' you' });
    expect(measuredOf(tab.turns[0] as Turn).output.length).toBe(9);
  });

  it('has failed where its socket breaks off, as has any other on it', () => {
    const { tab, reader, say } = socket();
    for (const conversationId of ['c', 'd', 'e']) say('out', { ...prompt, conversationId });
    reader.end('failed');
    expect(tab.requests.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed']);
  });

  it('gets the picture it waits for, not another that waits for none, or was stopped', () => {
    const { tab, say } = socket();
    const counts = () => tab.requests.map(({ media }) => media.length);
    for (const conversationId of ['c', 'd', 'e']) say('out', { ...prompt, conversationId });
    say('in', { event: 'generatingImage', conversationId: 'd', messageId: 'a' });
    say('in', { event: 'imageGenerated', messageId: 'b', url: 'u' });
    expect(counts()).toEqual([0, 1, 0]);
    say('in', { event: 'generatingImage', conversationId: 'e', messageId: 'f' });
    say('out', { event: 'stop', conversationId: 'e' });
    say('out', { ...prompt, conversationId: 'g' });
    say('in', { event: 'imageGenerated', messageId: 'h', url: 'v' });
    expect(counts()).toEqual([0, 1, 0, 1]);
  });

  it('is complete by the picture that comes after it was stopped', () => {
    const { tab, say } = socket();
    say('out', prompt);
    say('in', { event: 'generatingImage', messageId: 'a' });
    say('out', { event: 'stop', conversationId: 'c' });
    say('in', { event: 'imageGenerated', messageId: 'a', url: 'u' });
    expect(tab.requests).toMatchObject([{ outcome: 'complete', media: [{ count: 1 }] }]);
  });

  it.each([
    'connected',
    'pong',
    'challenge',
    'partCompleted',
    'partialImageGenerated',
    'citation',
    'titleUpdate',
    'suggestedFollowups',
  ])('is neither understood nor not by what says nothing of it: %s', (event) => {
    const { tab, say } = socket();
    say('out', prompt);
    say('in', { event });
    expect(tab.turns[0]?.understood).toBeNull();
  });

  it('that can’t be read is said to be so, without a word of it', () => {
    const { tab, say } = socket();
    say('out', prompt);
    say('in', { event: 'freshText', text: 'canary' });
    expect(tab.turns[0]?.understood).toBe(false);
    expect(tab.turns[0]?.shape?.names).toEqual(['event:?']);
    expect(tab.requests[0]?.tokenSource.output).toBe('inferred');
  });

  it('never makes the reader throw, nor more turns than prompts', () => {
    const event = fc.record(
      {
        event: fc.constantFrom(...copilot.vocabulary, 'challengeResponse', 'stop'),
        messageId: fc.jsonValue(),
        conversationId: fc.constantFrom('c', 1, null),
        partId: fc.jsonValue(),
        text: fc.jsonValue(),
        url: fc.jsonValue(),
      },
      { requiredKeys: ['event'] },
    );
    const message = fc.oneof(
      event.map((value) => JSON.stringify(value)),
      anyText,
      fc.constant('{"event":'),
    );
    const frame = fc.tuple(fc.constantFrom('in' as const, 'out' as const), message);
    fc.assert(
      fc.property(fc.array(frame), (frames) => {
        const { tab, reader, say } = socket();
        say('out', prompt);
        for (const [direction, data] of frames) reader.frame?.(direction, data);
        reader.end('complete');
        expect(tab.requests).toHaveLength(1);
      }),
    );
  });
});
