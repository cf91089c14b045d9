import { createReader } from '../../../src/sites/lovable/reader.ts';
import { row } from '../../../src/sites/lovable/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'chat',
  '{"id":"usermsg_1","message":"hi","chat_only":false,"ai_message_id":"aimsg_1","thread_id":"main","view":"editor","model":null,"files":[]}',
  ['{}'],
);
