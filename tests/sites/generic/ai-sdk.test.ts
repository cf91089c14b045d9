/** A chat built with the AI SDK, where a prompt is sent once more. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/generic/own/ai-sdk.ts';
import { events, hearing } from '../hearing.ts';

const body = { id: 'c', messages: [{ role: 'user', content: 'x' }] };

it('a prompt that failed and is sent once more is the same, and waits anew', () => {
  const { hear, turns } = hearing(createReader);
  hear({ body, pieces: ['3:"no"\n'] });
  expect(turns.map(({ outcome }) => outcome)).toEqual(['failed']);
  hear({ body, pieces: ['0:"Hi"\n'], reason: null });
  expect(turns.map(({ outcome }) => outcome)).toEqual(['pending']);
});

it('an error it tells is understood, and ends the prompt', () => {
  const { hear, turns } = hearing(createReader);
  const pieces = events({ type: 'error', errorText: 'no' });
  hear({ body, pieces, contentType: 'text/event-stream' });
  expect(turns.map(({ outcome, understood, shape }) => [outcome, understood, shape])).toEqual([
    ['failed', true, null],
  ]);
});
