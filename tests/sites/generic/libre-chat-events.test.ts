/** How LibreChat's last event says that an answer ended. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/generic/own/librechat.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { events, hearing } from '../hearing.ts';

it.each([
  [{}, {}, 'complete'],
  [{ unfinished: true }, {}, 'stopped'],
  [{ unfinished: false }, { aborted: true }, 'stopped'],
  [{ error: true, text: 'no' }, {}, 'failed'],
])('an answer with %j, told with %j, is %s', (response, event, outcome) => {
  const { hear, turns } = hearing(createReader);
  const responseMessage = { content: [{ type: 'text', text: 'Hel' }], ...response };
  const pieces = events({ final: true, responseMessage, ...event });
  hear({ body: { text: 'hi', messageId: 'u' }, pieces, contentType: 'text/event-stream' });
  expect(turns.map((turn) => turn.outcome)).toEqual([outcome]);
});

it('thoughts of two models at once stand as they came: what each tells of its own in the end adds nothing', () => {
  const { hear, turns } = hearing(createReader);
  const think = { type: 'think', think: 'Hm. ' };
  const [thought, final] = events(
    { event: 'on_reasoning_delta', data: { delta: { content: think } } },
    { final: true, responseMessage: { content: [think, { type: 'text', text: 'Yes.' }] } },
  );
  const readers = ['u__0', 'u__1'].map((messageId) =>
    hear({
      body: { text: 'hi', messageId },
      pieces: [thought ?? ''],
      contentType: 'text/event-stream',
      reason: null,
    }),
  );
  for (const reader of readers) reader?.text?.(final ?? '');
  expect(turns).toHaveLength(1);
  const [turn] = turns;
  expect(turn && measuredOf(turn)).toMatchObject({ reasoning: { length: 8 }, output: { length: 8 } });
});

it('thoughts stand where the end does not tell them once more', () => {
  const { hear, turns } = hearing(createReader);
  const pieces = events(
    { event: 'on_reasoning_delta', data: { delta: { content: { type: 'think', think: 'Hm. ' } } } },
    { final: true, responseMessage: { content: [{ type: 'text', text: 'Yes.' }] } },
  );
  hear({ body: { text: 'hi', messageId: 'u' }, pieces, contentType: 'text/event-stream' });
  expect(turns.map(measuredOf)).toMatchObject([{ reasoning: { length: 4 }, output: { length: 4 } }]);
});

it('a connection that is lost leaves its answer open, as far as any came', () => {
  const lostAfter = (...told: readonly object[]) => {
    const { hear, turns } = hearing(createReader);
    const pieces = events(...told);
    hear({
      body: { text: 'hi', messageId: 'u' },
      pieces,
      contentType: 'text/event-stream',
      reason: 'failed',
    });
    return turns[0]?.outcome;
  };
  const content = { type: 'text', text: 'Hel' };
  expect(lostAfter({ event: 'on_message_delta', data: { delta: { content } } })).toBe('pending');
  expect(lostAfter()).toBe('failed');
});
