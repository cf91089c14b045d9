import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/ideogram/reader.ts';
import { row as ideogram } from '../../../src/sites/ideogram/row.ts';
import { answer, exchange } from '../reading/exchanges.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { TabDouble } from '../tab-double.ts';

describeCaptures(createReader, ideogram);
describeNonsense(createReader, 'sample', '{"prompt":"x","num_images":4}', [
  '{"request_id":"r"}',
  '{"error":"no"}',
  '{"request_id":',
]);

/** What becomes of a request whose poll says this of it. */
function polled(request: object) {
  const tab = new TabDouble();
  const open = createReader(tab);
  const asked = exchange({ kind: 'text', text: '{"prompt":"x","num_images":2}' });
  const sent = open({ ...asked, endpoint: 'sample' });
  if (sent) answer(sent, '{"request_id":"r"}');
  const poll = open({ ...exchange(), endpoint: 'requests' });
  if (poll) answer(poll, JSON.stringify({ sampling_requests: [{ request_id: 'r', ...request }] }));
  const [turn] = tab.requests;
  return [turn?.outcome, turn?.media[0]?.count ?? 0];
}

it.each(['is_nsfw', 'is_moderated', 'is_filtered'])('counts no picture of which it says %s', (word) => {
  const responses = [{ response_id: 'a', [word]: true }, { response_id: 'b' }];
  expect(polled({ is_completed: true, responses })).toEqual(['complete', 1]);
});

it('counts a picture that is there before the others, and ends with the last', () => {
  const responses = [{ response_id: 'a', is_completed: true }, { response_id: 'b' }];
  expect(polled({ responses })).toEqual(['pending', 1]);
  expect(polled({ is_completed: true, responses })).toEqual(['complete', 2]);
});

it.each([
  [{ is_errored: true }, 'failed'],
  [{ is_failed: true }, 'failed'],
  [{ is_completed: true, responses: [{ is_moderated: true }] }, 'refused'],
  [{ is_completed: true, responses: [] }, 'failed'],
])('without any, of %j, it has %s', (request, outcome) => {
  expect(polled(request)).toEqual([outcome, 0]);
});
