import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/lmarena/reader.ts';
import { row as lmarena } from '../../../src/sites/lmarena/row.ts';
import { hearing } from '../hearing.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, lmarena);
describeNonsense(createReader, 'create', '{"mode":"battle","userMessage":{"content":"hi"}}', [
  'a0:"Hi"\n',
  'b0:"Yo"\n',
  'ag:"hm"\n',
  'a2:[{"type":"image","image":"u"}]\n',
  'a3:"error"\n',
  'ad:{"finishReason":"stop"}\n',
  'bd:{"finishReason":"error"}\n',
  'b',
]);

it.each([
  ['stop', 'complete', 'complete'],
  ['length', 'complete', 'complete'],
  ['error', 'failed', 'failed'],
  ['content-filter', 'failed', 'refused'],
])('an answer that finishes for the reason “%s” is %s, and %s without a word', (finishReason, ...outcomes) => {
  const outcomeAfter = (...words: readonly string[]) => {
    const { hear, turns } = hearing(createReader);
    const pieces = [...words, `ad:${JSON.stringify({ finishReason })}\n`];
    hear({ endpoint: 'create', body: { mode: 'direct', userMessage: { content: 'hi' } }, pieces });
    return turns[0]?.outcome;
  };
  expect([outcomeAfter('a0:"Hi"\n'), outcomeAfter()]).toEqual(outcomes);
});
