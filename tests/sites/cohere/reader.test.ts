import { createReader } from '../../../src/sites/cohere/reader.ts';
import { row as cohere } from '../../../src/sites/cohere/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, cohere);
describeNonsense(createReader, 'chat', '{"message":"hi","model":"m","conversationId":"c"}', [
  '{"result":{"eventType":"STREAM_EVENT_TYPE_TEXT_GENERATION","textGenerationStreamEvent":{"text":"Hi"}}}\n',
  '{"result":{"eventType":"STREAM_EVENT_TYPE_STREAM_END","streamEndEvent":{"finishReason":"ERROR"}}}\n',
  '{"error":{"code":8,"message":"no"}}\n',
]);
