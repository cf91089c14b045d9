import { createReader } from '../../../src/sites/janitorai/reader.ts';
import { row } from '../../../src/sites/janitorai/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'generate',
  '{"chat":{"id":77,"character_id":"c","user_id":"u"},"chatMessages":[{"is_bot":false,"message":"hi"}],"generateMode":"NEW","profile":{"id":"u"},"userConfig":{"api":"janitor","generation_settings":{"max_new_token":0}}}',
  ['data: {"choices":[{"delta":{"content":"The door opens."}}]}\n\n', 'data: [DONE]\n\n'],
);
