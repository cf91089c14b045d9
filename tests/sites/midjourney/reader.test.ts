import { createReader } from '../../../src/sites/midjourney/reader.ts';
import { row as midjourney } from '../../../src/sites/midjourney/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, midjourney);
describeNonsense(createReader, 'submit', '{"t":"imagine","prompt":"x"}', [
  '{"success":[{"job_id":"j","meta":{"width":1,"height":2}}],"failure":[]}',
  '{"success":[],"failure":[{}]}',
  '{"success":',
]);
