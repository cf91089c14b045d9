import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/t3-chat/reader.ts';
import { row as t3Chat } from '../../../src/sites/t3-chat/row.ts';
import { readFixture } from '../played.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { playCapture } from '../tab-double.ts';

describeCaptures(createReader, t3Chat);
describeNonsense(
  createReader,
  'chat',
  '{"messages":[{"id":"u","role":"user","parts":[{"type":"text","text":"hi"}]}]}',
  [
    'data: {"type":"text-delta","delta":"Hi"}\n\n',
    'data: {"type":"reasoning-delta","delta":"hm"}\n\n',
    'data: {"type":"tool-input-available","toolCallId":"c","input":{"a":1}}\n\n',
    'data: {"type":"file","url":"u","mediaType":"image/png"}\n\n',
    'data: {"type":"finish"}\n\n',
    'data: {"type":"error","errorText":"no"}\n\n',
    '0:"Hi"\n',
    'd:{"finishReason":"stop","usage":{"promptTokens":1,"completionTokens":null}}\n',
  ],
);

it('tells a follow-up, a regeneration and an edit by where the prompt stands', () => {
  const { requests } = playCapture(createReader, t3Chat, readFixture('t3-chat', 'regenerated'));
  expect(requests.map(({ intent }) => intent)).toEqual(['followup', 'regenerate']);
});
