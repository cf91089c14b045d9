import { createReader } from '../../../src/sites/zai/reader.ts';
import { row as zai } from '../../../src/sites/zai/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, zai);
describeNonsense(createReader, 'chat', '{"id":"a","chat_id":"c","model":"m","messages":[]}', [
  'data: {"type":"chat:completion","data":{"delta_content":"hm","phase":"thinking"}}\n\n',
  'data: {"type":"chat:completion","data":{"delta_content":"Hi","phase":"answer"}}\n\n',
  'data: {"type":"chat:completion","data":{"edit_content":"Ho","edit_index":-3,"phase":"answer"}}\n\n',
  'data: {"type":"chat:completion","data":{"phase":"other","usage":{"total_tokens":"x"}}}\n\n',
  'data: [DONE]\n\n',
]);
