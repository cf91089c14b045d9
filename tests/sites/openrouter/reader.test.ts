import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/openrouter/reader.ts';
import { row as openrouter } from '../../../src/sites/openrouter/row.ts';
import { readFixture } from '../played.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { playCapture } from '../tab-double.ts';

describeCaptures(createReader, openrouter);
describeNonsense(createReader, 'completions', '{"model":"m","messages":[{"role":"user","content":"hi"}]}', [
  'data: {"choices":[{"index":0,"delta":{"content":"Hi"}}]}\n\n',
  'data: {"choices":[{"index":1,"delta":{"content":"<think>a</th","reasoning":"hm"}}]}\n\n',
  'data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}}\n\n',
  'data: {"type":"response.output_text.delta","delta":"Hi"}\n\n',
  'data: {"error":{"message":"no","code":429}}\n\n',
  '{"model":"m","message":{"content":"Hi"},"done":false}\n',
  'data: [DONE]\n\n',
]);

it('tells a follow-up, a regeneration and an edit by where the prompt stands', () => {
  const { requests } = playCapture(
    createReader,
    openrouter,
    readFixture('openrouter', 'regenerate-and-edit'),
  );
  expect(requests.map(({ intent }) => intent)).toEqual(['followup', 'regenerate', 'edit']);
});
