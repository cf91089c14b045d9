import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/midjourney/reader.ts';
import { row as midjourney } from '../../../src/sites/midjourney/row.ts';
import { hearing } from '../hearing.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';

describeCaptures(createReader, midjourney);
describeNonsense(createReader, 'submit', '{"t":"imagine","prompt":"x"}', [
  '{"success":[{"job_id":"j","meta":{"width":1,"height":2}}],"failure":[]}',
  '{"success":[],"failure":[{}]}',
  '{"success":',
]);

/** How a prompt of as many jobs as there are words ends once each of them has come to that. */
function outcomeOf(...statuses: readonly string[]): string | undefined {
  const { hear, turns } = hearing(createReader);
  const success = statuses.map((_, index) => ({ job_id: `job-${index}`, meta: { batch_size: 4 } }));
  hear({ endpoint: 'submit', body: { t: 'imagine', prompt: 'x' }, pieces: [{ success, failure: [] }] });
  const told = statuses.map((current_status, index) => ({ id: `job-${index}`, current_status }));
  hear({ endpoint: 'status', pieces: [told] });
  return turns[0]?.outcome;
}

it.each([
  ['completed', 'complete'],
  ['failed', 'failed'],
  ['cancelled', 'stopped'],
  ['canceled', 'stopped'],
  ['moderated', 'refused'],
  ['banned', 'refused'],
  ['running', 'pending'],
])('a job that is %s is %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome);
});

it('a prompt of several jobs waits for all of them, and is complete where one made something', () => {
  expect(outcomeOf('completed', 'running')).toBe('pending');
  expect(outcomeOf('completed', 'failed')).toBe('complete');
  expect(outcomeOf('failed', 'cancelled')).toBe('stopped');
});

it('a job that has ended once ends no other way', () => {
  const { hear, turns } = hearing(createReader);
  const success = [{ job_id: 'a', meta: { batch_size: 2 } }, { job_id: 'b' }];
  hear({ endpoint: 'submit', body: { t: 'imagine', prompt: 'x' }, pieces: [{ success }] });
  hear({ endpoint: 'status', pieces: [[{ id: 'a', current_status: 'failed' }]] });
  hear({ endpoint: 'status', pieces: [[{ id: 'a', current_status: 'completed' }]] });
  expect(turns[0]?.usage(0).media).toEqual([]);
  hear({ endpoint: 'status', pieces: [[{ id: 'b', current_status: 'completed', batch_size: 3 }]] });
  expect(turns[0]?.usage(0).media).toEqual([{ type: 'image', count: 3 }]);
});
