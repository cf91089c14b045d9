import { createReader } from '../../../src/sites/yuanbao/reader.ts';
import { row } from '../../../src/sites/yuanbao/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'chat',
  '{"model":"gpt_175B_0404","prompt":"hi","plugin":"Adaptive","displayPrompt":"hi","displayPromptType":1,"agentId":"naQivTmsDa","chatModelId":"hunyuan_gpt_175B_0404","supportFunctions":[],"multimedia":[],"version":"v2"}',
  [
    'data: {"type":"text","msg":"a"}\n\n',
    'data: {"type":"text","msg":"b"}\n\n',
    'data: {"type":"meta","messageId":"m","stopReason":"stop"}\n\n',
    'data: [DONE]\n\n',
  ],
);
