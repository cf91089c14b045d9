import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/janitorai/reader.ts';
import { row } from '../../../src/sites/janitorai/row.ts';
import { hearing } from '../hearing.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'generate',
  '{"chat":{"id":77,"character_id":"c","user_id":"u"},"chatMessages":[{"is_bot":false,"message":"hi"}],"generateMode":"NEW","profile":{"id":"u"},"userConfig":{"api":"janitor","generation_settings":{"max_new_token":0}}}',
  ['data: {"choices":[{"delta":{"content":"The door opens."}}]}\n\n', 'data: [DONE]\n\n'],
);

it.each([
  ['NEW', 'new'],
  ['REGENERATE', 'regenerate'],
  ['CONTINUE', 'continue'],
])('generated as %s a prompt is meant as %s', (generateMode, intent) => {
  const { hear, turns } = hearing(createReader);
  hear({ endpoint: 'generate', body: { generateMode, chatMessages: [{ is_bot: false, message: 'hi' }] } });
  expect(turns.map((turn) => turn.intent)).toEqual([intent]);
});
