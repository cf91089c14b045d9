import { createReader } from '../../../src/sites/baidu/reader.ts';
import { row } from '../../../src/sites/baidu/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'chat',
  '{"message":{"inputMethod":"chat_search","isRebuild":false,"content":{"query":""},"query":[{"type":"TEXT","data":{"text":{"query":"hi"}}}],"searchInfo":{"usedModel":{"modelName":"ERNIE-5.1","modelFunction":{"thinkMode":{"status":"0"}}}}},"sessionId":"s-1"}',
  [
    'data: {"status":0,"data":{"message":{"content":{"generator":{"component":"markdown-yiyan","data":{"value":"Because."}}}}}}\n\n',
    'data: {"data":{"message":{"metaData":{"endTurn":true}}}}\n\n',
  ],
);
