/** How an answer of Gemini for Business ends, by the states it tells. */
import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/gemini/reader.ts';
import { hearing } from '../hearing.ts';

const BODY = {
  streamAssistRequest: { session: 'collections/c/sessions/-', query: { parts: [{ text: 'How high?' }] } },
};
const piece = (answer: object) => ({ streamAssistResponse: { answer } });
const said = { replies: [{ groundedContent: { content: { text: 'It is 330 metres.' } } }] };

it.each<[string, object[], string]>([
  ['said to be whole', [piece(said), piece({ state: 'SUCCEEDED' })], 'complete'],
  ['said to have failed', [piece(said), piece({ state: 'FAILED' })], 'failed'],
  ['failed before a word', [piece({ state: 'FAILED' })], 'failed'],
  ['declined', [piece({ state: 'SKIPPED', assistSkippedReasons: ['CUSTOMER_POLICY_VIOLATION'] })], 'refused'],
])('an answer is %s', (_, objects, outcome) => {
  const { hear, turns } = hearing(createReader);
  const contentType = 'application/json';
  hear({ endpoint: 'business', body: BODY, pieces: [JSON.stringify(objects)], contentType });
  expect(turns.map((turn) => turn.outcome)).toEqual([outcome]);
});
