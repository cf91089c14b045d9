import { createReader } from '../../../src/sites/qianwen/reader.ts';
import { row } from '../../../src/sites/qianwen/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'chat',
  '{"model":"Qwen3.5-Plus","messages":[{"content":"hi","mime_type":"text/plain","meta_data":{"ori_query":"hi"}}],"session_id":"sess-1","parent_req_id":"0","deep_search":"0","req_id":"req-1","scene":"chat","scene_param":"first_turn","protocol_version":"v2"}',
  [
    'data: {"communication":{"resid":"1"},"data":{"messages":[{"mime_type":"signal/post","meta_data":{}}]}}\n\n',
    'data: {"data":{"messages":[{"mime_type":"multi_load/iframe","content":"a","meta_data":{"multi_load":[{"content":"a"}]}}]}}\n\n',
    'data: {"data":{"messages":[{"mime_type":"multi_load/iframe","content":"ab","meta_data":{"multi_load":[{"content":"ab"}]}}]}}\n\n',
    'data: {"data":{"sse_end":"1"}}\n\n',
  ],
);
