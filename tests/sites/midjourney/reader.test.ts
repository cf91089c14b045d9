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

/** The turn of a prompt that the site answers so. */
function submitted(body: object, reply: object) {
  const { hear, turns } = hearing(createReader);
  hear({ endpoint: 'submit', body, pieces: [reply] });
  const [turn] = turns;
  if (!turn) throw new Error('no turn');
  return { hear, turn };
}
const STARTED = { success: [{ job_id: 'a' }] };

it.each([
  ['new', 'image', 'a kite', { t: 'imagine', prompt: 'a kite' }],
  ['new', 'image', 'a kite', { prompt: 'a kite' }],
  ['regenerate', 'image', '', { t: 'reroll', id: 'j' }],
  ['edit', 'image', '', { t: 'vary', id: 'j' }],
  ['unknown', 'image', '', { t: 'vary' }],
  ['edit', 'video', 'it flies', { t: 'video-diffusion', parentJob: 'j', newPrompt: 'it flies' }],
])('is %s, of kind %s, and says “%s”', (intent, kind, words, body) => {
  const { turn } = submitted(body, STARTED);
  expect([turn.intent, turn.kind, turn.input.measuredText]).toEqual([intent, kind, words]);
});

it('is of the kind, the model and the number of jobs that the site says', () => {
  const jobs = Array.from({ length: 20 }, (_, index) => ({ job_id: `${index}`, job_type: 'v7_diffusion' }));
  const { turn } = submitted({ t: 'imagine' }, { success: jobs });
  expect(turn.usage(0)).toMatchObject({ kind: 'image', model: 'v7_diffusion' });
  expect(turn.generations).toBe(16);
  for (const type of ['event_type', 'job_type'])
    expect(submitted({ t: 'imagine' }, { success: [{ job_id: 'a', [type]: 'v1_video' }] }).turn.kind).toBe(
      'video',
    );
  expect(submitted({}, { success: [{ job_id: 7 }, null, { job_id: 'b' }] }).turn.generations).toBe(1);
});

it.each([
  ['refused', true, { success: [] }],
  ['refused', true, { success: [{}], failure: [{ message: 'banned words' }] }],
  ['failed', true, { success: [], failure: [{ message: 'try again' }] }],
  ['pending', false, { success: null }],
])('is %s, understood: %s, after %j', (outcome, understood, reply) => {
  const { turn } = submitted({ t: 'imagine' }, reply);
  expect([turn.outcome, turn.understood, turn.generations]).toEqual([outcome, understood, 1]);
});

it('makes as many as the status says, or as many as were announced, of the size announced', () => {
  const made = (meta: object, status: object) => {
    const { hear, turn } = submitted({ t: 'imagine' }, { success: [{ job_id: 'a', meta }] });
    const told = { id: 'a', current_status: 'completed', ...status };
    hear({ endpoint: 'status', pieces: [[null, { id: 'other', current_status: 'completed' }, told]] });
    return turn.usage(0).media;
  };
  const meta = { width: 64, height: 32, batch_size: 2 };
  expect(made(meta, {})).toEqual([{ type: 'image', width: 64, height: 32, count: 2 }]);
  expect(made(meta, { batch_size: 3 })).toMatchObject([{ count: 3 }]);
  expect(made({}, {})).toEqual([{ type: 'image', count: 1 }]);
  expect(made(meta, { batch_size: 20 })).toMatchObject([{ count: 16 }]);
});
