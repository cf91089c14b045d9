import { createReader } from '../../src/sites/suno.ts';
import { suno } from '../../src/sites/table.ts';
import { describeCaptures, describeNonsense } from './site-tests.ts';

describeCaptures(createReader, suno);
describeNonsense(createReader, 'generate-0', '{"mv":"m","prompt":"x"}', [
  '{"clips":[{"id":"a","status":"submitted","metadata":{}}]}',
  '{"detail":"no"}',
  '{"clips":[',
]);
