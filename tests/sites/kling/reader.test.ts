import { createReader } from '../../../src/sites/kling/reader.ts';
import { row } from '../../../src/sites/kling/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'submit',
  '{"type":"m2v_txt2video","arguments":[{"name":"biz","value":"klingai"},{"name":"prompt","value":"hi"}]}',
  ['{"data":{}}', '{"error":"x"}'],
);
