import { createReader } from '../../../src/sites/chatglm/reader.ts';
import { row } from '../../../src/sites/chatglm/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'chat',
  '{"assistant_id":"65940acff94777010aa6b796","conversation_id":"","project_id":"","chat_type":"user_chat","meta_data":{"chat_mode":"zero","is_networking":false,"platform":"pc"},"messages":[{"role":"user","content":[{"type":"text","text":"hi"}]}]}',
  [
    'event: message\ndata: {"id":"r","conversation_id":"conv-1","parts":[{"logic_id":"l-1","content":[{"type":"text","text":"a"}],"status":"init"}],"status":"init"}\n\n',
    'event: message\ndata: {"id":"r","conversation_id":"conv-1","parts":[{"logic_id":"l-1","content":[{"type":"text","text":"ab"}],"status":"finish"}],"status":"finish"}\n\n',
  ],
);
