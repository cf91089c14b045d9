import { createReader } from '../../../src/sites/doubao/reader.ts';
import { row } from '../../../src/sites/doubao/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'chat',
  '{"client_meta":{"local_conversation_id":"local_1","conversation_id":"","bot_id":"7338286299411103781"},"messages":[{"local_message_id":"m","content_block":[{"block_type":10000,"content":{"text_block":{"text":"hi"}}}]}],"option":{"need_deep_think":0,"is_regen":false,"need_create_conversation":true}}',
  [
    'event: SSE_ACK\ndata: {"ack_client_meta":{"conversation_id":"conv-1"}}\n\n',
    'event: STREAM_MSG_NOTIFY\ndata: {"content":{"content_block":[{"block_type":10000,"content":{"text_block":{"text":"a"}}}]}}\n\n',
    'event: STREAM_CHUNK\ndata: {"patch_op":[{"patch_object":1,"patch_value":{"content_block":[{"block_type":10000,"content":{"text_block":{"text":"b"}}}]}},{"patch_object":111,"patch_value":{"tts_content":"b"}}]}\n\n',
    'event: CHUNK_DELTA\ndata: {"text":"c"}\n\n',
    'event: SSE_REPLY_END\ndata: {"msg_finish_attr":{"brief":"…"}}\n\n',
  ],
);
