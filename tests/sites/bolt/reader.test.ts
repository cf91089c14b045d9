import { createReader } from '../../../src/sites/bolt/reader.ts';
import { row } from '../../../src/sites/bolt/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'chat',
  '{"id":"chat-1","messages":[{"id":"u-2","role":"user","content":"hi"}],"isFirstPrompt":true,"promptMode":"build","selectedModel":"claude-sonnet-4-6","projectId":"sb1-1"}',
  [
    'f:{"messageId":"m-1"}\n',
    '8:[{"type":"branch"}]\n',
    '0:"a"\n',
    '0:"b"\n',
    'e:{"finishReason":"stop","usage":{"promptTokens":5,"completionTokens":2}}\n',
    'd:{"finishReason":"stop","usage":{"promptTokens":5,"completionTokens":2}}\n',
  ],
);
