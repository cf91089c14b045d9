import { createReader } from '../../../src/sites/lmarena/reader.ts';
import { row as lmarena } from '../../../src/sites/lmarena/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, lmarena);
describeNonsense(createReader, 'create', '{"mode":"battle","userMessage":{"content":"hi"}}', [
  'a0:"Hi"\n',
  'b0:"Yo"\n',
  'ag:"hm"\n',
  'a2:[{"type":"image","image":"u"}]\n',
  'a3:"error"\n',
  'ad:{"finishReason":"stop"}\n',
  'bd:{"finishReason":"error"}\n',
  'b',
]);
