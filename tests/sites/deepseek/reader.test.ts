import { createReader } from '../../../src/sites/deepseek/reader.ts';
import { row as deepseek } from '../../../src/sites/deepseek/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, deepseek);
describeNonsense(
  createReader,
  'completion',
  '{"chat_session_id":"s","parent_message_id":null,"prompt":"hi"}',
  [
    'event: ready\ndata: {"request_message_id":1,"response_message_id":2,"model_type":"default"}\n\n',
    'data: {"v":{"response":{"fragments":[{"type":"THINK","content":"hm"}],"status":"WIP"}}}\n\n',
    'data: {"p":"response/fragments","o":"APPEND","v":[{"type":"RESPONSE","content":"Hello"}]}\n\n',
    'data: {"p":"response/fragments/-1/content","o":"SET","v":"Hi"}\n\n',
    'data: {"p":"response","o":"BATCH","v":[{"p":"fragments","o":"SET","v":[{"type":"TIP"}]}]}\n\n',
    'data: {"v":" there"}\n\n',
  ],
);
