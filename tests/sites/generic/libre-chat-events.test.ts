/** How LibreChat's last event says that an answer ended. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/generic/own/librechat.ts';
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
