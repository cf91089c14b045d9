/** What tools found, in a message that the page sends back to the model. */
import { expect, it } from 'vitest';
import { toolResultsOf } from '../../../src/sites/generic/tool-results.ts';

const found = (content: unknown) => toolResultsOf({ role: 'tool', tool_call_id: 'c', content });

it('is its text, of one part or several', () => {
  expect(found('They do.')).toEqual([{ call: 'c', text: 'They do.' }]);
  expect(found([{ text: 'They ' }, { text: 'do.' }])).toEqual([{ call: 'c', text: 'They do.' }]);
});

it('is all that is sent where some of it is no text', () => {
  const parts = [{ text: 'See:' }, { image: 'x' }];
  expect(found(parts)).toEqual([{ call: 'c', text: JSON.stringify(parts) }]);
});
