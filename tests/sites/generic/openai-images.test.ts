/** Pictures of OpenAI's images endpoints: how many, of which size, and whether it is understood. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/generic/own/openai-compatible.ts';
import { events, hearing } from '../hearing.ts';

function mediaAfter(body: object, pieces: readonly (string | object)[], contentType = 'application/json') {
  const { hear, turns } = hearing(createReader);
  hear({ endpoint: 'images', body, pieces, contentType });
  const [turn] = turns;
  return { media: turn?.usage(0).media, understood: turn?.understood, outcome: turn?.outcome };
}

const SQUARE = { type: 'image', width: 1024, height: 1024 };
const asked = { prompt: 'x', n: 3, size: '1024x1024' };

it('are those the reply has, each once, in the size it says, else in that asked for', () => {
  const data = [{ url: 'a' }, { url: 'b' }, { b64_json: 'c' }, { url: 'a' }, {}];
  expect(mediaAfter(asked, [{ data }])).toEqual({
    media: [{ ...SQUARE, count: 3 }],
    understood: true,
    outcome: 'complete',
  });
  expect(mediaAfter(asked, [{ data: [{ url: 'a' }], size: '512x256' }]).media).toEqual([
    { type: 'image', width: 512, height: 256, count: 1 },
  ]);
});

it('are as many as were asked for where the reply is too long to be read, ten at most', () => {
  const long = `{"data":[{"b64_json":"${'A'.repeat(1_100_000)}"}]}`;
  const pieces = long.match(/[\s\S]{1,100000}/g) ?? [];
  expect(mediaAfter(asked, pieces)).toMatchObject({ media: [{ ...SQUARE, count: 3 }], understood: true });
  expect(mediaAfter({ prompt: 'x' }, pieces).media).toEqual([{ type: 'image', count: 1 }]);
  expect(mediaAfter({ ...asked, n: 99 }, pieces).media).toEqual([{ ...SQUARE, count: 10 }]);
});

it('are none where the reply is short and has none', () => {
  expect(mediaAfter(asked, [{ canary: 1 }])).toMatchObject({ media: [], understood: false });
  expect(mediaAfter(asked, [{ error: { message: 'content_policy' } }])).toMatchObject({
    media: [],
    outcome: 'refused',
  });
});

it('come by a stream once each is whole', () => {
  const partial = { type: 'image_generation.partial_image', b64_json: 'a' };
  const whole = { type: 'image_generation.completed', b64_json: 'b', size: '1024x1024' };
  expect(mediaAfter({ prompt: 'x' }, events(partial, whole), 'text/event-stream')).toEqual({
    media: [{ ...SQUARE, count: 1 }],
    understood: true,
    outcome: 'complete',
  });
  expect(mediaAfter({ prompt: 'x' }, events(partial), 'text/event-stream')).toMatchObject({
    media: [],
    understood: true,
  });
});
