import { createReader } from '../../../src/sites/quillbot/reader.ts';
import { row } from '../../../src/sites/quillbot/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'chat',
  '{"message":{"content":"hi\\n\\n","files":[]},"context":{},"origin":{"name":"ai-chat.chat","url":"https://quillbot.com"}}',
  [
    '{"type":"status","status":"processing"}\n',
    '{"type":"content","content":"Because."}\n',
    '{"type":"status","status":"completed"}\n',
  ],
);
