import { createReader } from '../../../src/sites/canva/reader.ts';
import { row as canva } from '../../../src/sites/canva/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, canva);
describeNonsense(createReader, 'generate', '{"A":{"A":"x"},"B":4}', [
  '\'"])}while(1);</x>//',
  '{"A":"job"}',
  '{"error":"no"}',
]);
