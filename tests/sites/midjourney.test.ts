import { createReader } from '../../src/sites/midjourney.ts';
import { midjourney } from '../../src/sites/table.ts';
import { describeCaptures, describeNonsense } from './site-tests.ts';

describeCaptures(createReader, midjourney);
describeNonsense(createReader, 'submit', '{"t":"imagine","prompt":"x"}', [
  '{"success":[{"job_id":"j","meta":{"width":1,"height":2}}],"failure":[]}',
  '{"success":[],"failure":[{}]}',
  '{"success":',
]);
