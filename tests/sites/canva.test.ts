import { createReader } from '../../src/sites/canva.ts';
import { canva } from '../../src/sites/table.ts';
import { describeCaptures, describeNonsense } from './site-tests.ts';

describeCaptures(createReader, canva);
describeNonsense(createReader, 'generate', '{"A":{"A":"x"},"B":4}', [
  '\'"])}while(1);</x>//',
  '{"A":"job"}',
  '{"error":"no"}',
]);
