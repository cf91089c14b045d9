import { createReader } from '../../../src/sites/flow/reader.ts';
import { row } from '../../../src/sites/flow/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, row);
describeNonsense(createReader, 'video', '{"requests":[{"textInput":{"prompt":"hi"}}]}', [
  '{"operations":[]}',
  '{"error":{"code":429}}',
]);
