import { createReader } from '../../../src/sites/runway/reader.ts';
import { row as runway } from '../../../src/sites/runway/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, runway);
describeNonsense(createReader, 'task', '{"taskType":"gen4","options":{"seconds":5}}', [
  '{"task":{"id":"t","status":"PENDING"}}',
  '{"error":"no"}',
  '{"task":',
]);
