import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/duckai/reader.ts';
import { row as duckai } from '../../../src/sites/duckai/row.ts';
import { events, hearing } from '../hearing.ts';
import { readFixture } from '../played.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { playCapture } from '../tab-double.ts';

describeCaptures(createReader, duckai);
describeNonsense(createReader, 'chat', '{"model":"m","messages":[{"role":"user","content":"hi"}]}', [
  'data: {"id":"m","action":"success","model":"m-1","role":"assistant","message":"Hi"}\n\n',
  'data: {"action":"success","id":"m","ImageURL":"https://x/1.png","Width":"a"}\n\n',
  '{"action":"error","type":"ERR_BN_LIMIT"}',
  'data: [DONE]\n\n',
]);

it('a prompt sent again in its place is a regeneration, another in its place an edit', () => {
  const { requests } = playCapture(createReader, duckai, readFixture('duckai', 'regenerated-then-edited'));
  expect(requests.map(({ intent }) => intent)).toEqual(['followup', 'regenerate', 'edit']);
  expect(requests.map(({ contextTokens }) => contextTokens > 0)).toEqual([true, true, true]);
});

it('counts pictures by their addresses, or by the event where they have none', () => {
  const { hear, turns } = hearing(createReader);
  const pictures = [
    { id: 'm', ImageURL: 'https://x/1.png' },
    { id: 'm', ImageURL: 'https://x/2.png' },
    { id: 'm', Base64: 'AAAA' },
    { id: 'm', Base64: 'AAAA' },
    { ImageURL: 'https://x/3.png' },
    { ImageURL: 'https://x/4.png' },
  ];
  hear({
    body: { model: 'm', messages: [{ role: 'user', content: 'hi' }] },
    pieces: events(...pictures.map((picture) => ({ action: 'success', ...picture }))),
    contentType: 'text/event-stream',
  });
  expect(turns[0]?.usage(0).media).toEqual([{ type: 'image', count: 5 }]);
});
