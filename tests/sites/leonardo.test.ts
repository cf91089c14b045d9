import { createReader } from '../../src/sites/leonardo.ts';
import { leonardo } from '../../src/sites/table.ts';
import { describeCaptures, describeNonsense } from './site-tests.ts';

describeCaptures(createReader, leonardo);
describeNonsense(
  createReader,
  'graphql',
  '{"operationName":"Generate","variables":{"request":{"parameters":{"quantity":2}}}}',
  ['{"data":{"generate":{"generationId":"g"}}}', '{"errors":[{"message":"no"}]}', '{"data":'],
);
