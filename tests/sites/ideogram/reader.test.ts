import { createReader } from '../../../src/sites/ideogram/reader.ts';
import { row as ideogram } from '../../../src/sites/ideogram/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, ideogram);
describeNonsense(createReader, 'sample', '{"prompt":"x","num_images":4}', [
  '{"request_id":"r"}',
  '{"error":"no"}',
  '{"request_id":',
]);
