import { createReader } from '../../../src/sites/genspark/reader.ts';
import { row } from '../../../src/sites/genspark/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(createReader, 'ask', '{"type":"ai_chat","messages":[{"role":"user","content":"hi"}]}', [
  'data: {"type":"project_start","id":"p"}\n\n',
  'data: {"type":"message_field_delta","message_id":"m","field_name":"content","delta":"Hey"}\n\n',
  'data: {"type":"message_result"}\n\n',
]);
