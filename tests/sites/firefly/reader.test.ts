import { createReader } from '../../../src/sites/firefly/reader.ts';
import { row as firefly } from '../../../src/sites/firefly/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, firefly);
describeNonsense(createReader, 'image', '{"prompt":"x","n":2}', [
  '{"links":{"result":{"href":"u"}}}',
  '{"error_code":"no"}',
  '{"links":',
]);
