import { createReader } from '../../../src/sites/qwen/reader.ts';
import { row as qwen } from '../../../src/sites/qwen/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, qwen);
describeNonsense(
  createReader,
  'chat',
  '{"chat_id":"c","model":"m","messages":[{"role":"user","content":"hi"}]}',
  [
    'data: {"response.created":{"chat_id":"c","response_id":"r","response_index":"0"}}\n\n',
    'data: {"choices":[{"delta":{"content":"Hi","phase":"answer","status":"typing"}}],"response_id":"r","usage":{}}\n\n',
    'data: {"choices":[{"delta":{"content":"https://x/y.png","phase":"image_gen","extra":{"output_image_hw":[7]}}}]}\n\n',
    'data: {"choices":[{"delta":{"phase":"thinking_summary","extra":{"summary_title":{"content":["a",1]}}}}]}\n\n',
    '{"success":true,"data":{"messages":[{"extra":{"wanx":{"task_id":"t"}}},null]}}',
  ],
);
