import { createReader } from '../../../src/sites/hailuo/reader.ts';
import { row } from '../../../src/sites/hailuo/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'video',
  '{"quantity":1,"parameter":{"modelID":"23204","desc":"hi","fileList":[],"resolution":"768","duration":6}}',
  ['{"statusInfo":{"code":0}}', '{"error":"x"}'],
);
