import { createReader } from '../../../src/sites/brave/reader.ts';
import { row } from '../../../src/sites/brave/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(createReader, 'ask', '', [
  '{"type":"text_start"}\n',
  '{"type":"text_delta","delta":"a"}\n',
  '{"type":"text_delta","delta":"b"}\n',
  '{"type":"text_stop","text":"…"}\n',
  '{"type":"usage","prompt_tokens":5,"completion_tokens":3}\n',
]);
