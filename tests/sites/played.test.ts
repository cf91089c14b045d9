import { expect, it } from 'vitest';
import { asSent, fixturesOf } from './played.ts';
import type { Capture } from './tab-double.ts';

it('a body that stands as an object in a capture is sent as its JSON', () => {
  const [capture] = fixturesOf('pi');
  const [exchange] = capture?.exchanges ?? [];
  if (!capture || !exchange) throw new Error('no capture');
  const asObject = { ...exchange.request, body: { text: 'hi', conversation: 'c' } };
  const written = { ...capture, exchanges: [{ ...exchange, request: asObject }] } as unknown as Capture;
  expect(asSent(written).exchanges[0]?.request.body).toBe('{"text":"hi","conversation":"c"}');
  expect(asSent(capture)).toEqual(capture);
});
