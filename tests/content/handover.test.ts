import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessages } from '../../src/content/handover.ts';
import type { TapMessage } from '../../src/model/messages/exchange.ts';

describe('readMessages', () => {
  it('reads every message of the tap as it was', () => {
    const messages: TapMessage[] = [
      {
        type: 'open',
        exchange: 1,
        endpoint: 'e',
        method: 'POST',
        url: '/x?y',
        body: { kind: 'form', fields: [['a', 'b']] },
        headers: { h: 'v' },
      },
      {
        type: 'open',
        exchange: 2,
        endpoint: 'e',
        method: 'GET',
        url: '/',
        body: { kind: 'text', text: 't' },
        headers: {},
      },
      {
        type: 'open',
        exchange: 3,
        endpoint: 'e',
        method: 'GET',
        url: '/',
        body: { kind: 'none' },
        headers: {},
      },
      { type: 'head', exchange: 1, status: 200, contentType: 'text/plain' },
      { type: 'bytes', exchange: 1, bytes: new Uint8Array([1, 2]) },
      { type: 'text', exchange: 1, text: 'é' },
      { type: 'frame', exchange: 1, direction: 'out', data: 'd' },
      { type: 'frame', exchange: 1, direction: 'in', data: 'd', event: 'delta' },
      { type: 'frame', exchange: 1, direction: 'in', data: new Uint8Array([3]).buffer },
      { type: 'end', exchange: 1, reason: 'aborted' },
    ];
    expect(readMessages(structuredClone(messages))).toEqual(messages);
  });

  it('leaves out what is no message, and throws at nothing', () => {
    const type = fc.constantFrom('open', 'head', 'bytes', 'text', 'frame', 'end', 'other');
    const almost = fc.record(
      {
        type,
        exchange: fc.anything(),
        text: fc.anything(),
        body: fc.anything(),
        headers: fc.anything(),
        data: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(almost, fc.anything()))), (data) => {
        for (const message of readMessages(data)) expect(typeof message.exchange).toBe('number');
      }),
    );
    expect(readMessages([{ type: 'end', exchange: 1, reason: 'other' }])).toEqual([]);
    expect(readMessages([{ type: 'bytes', exchange: 1, bytes: 'abc' }])).toEqual([]);
  });
});
