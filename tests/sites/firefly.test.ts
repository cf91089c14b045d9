import { createReader } from '../../src/sites/firefly.ts';
import { firefly } from '../../src/sites/table.ts';
import { describeCaptures, describeNonsense } from './site-tests.ts';

describeCaptures(createReader, firefly);
describeNonsense(createReader, 'image', '{"prompt":"x","n":2}', [
  '{"links":{"result":{"href":"u"}}}',
  '{"error_code":"no"}',
  '{"links":',
]);
