import { expect, it } from 'vitest';
import { createEntries, INFERENCE } from '../../../src/sites/notion/entries.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { TabDouble } from '../tab-double.ts';

/** The answer after one entry "Hi" of a model, and a patch of the thread. */
function answerAfter(patch: Record<string, unknown>): string {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'inference', at: tab.now() });
  const entries = createEntries(turn);
  entries.add({ type: INFERENCE, id: 'a', value: [{ type: 'text', content: 'Hi' }] });
  entries.patch(patch);
  return measuredOf(turn)
    .answers.map(({ length }) => length)
    .join('+');
}

const other = { type: INFERENCE, id: 'b', value: [{ type: 'text', content: 'you' }] };

it.each([
  ['appends to a part', { o: 'x', p: '/s/0/value/0/content', v: ' you' }, '6'],
  ['replaces a part', { o: 'r', p: '/s/0/value/0/content', v: 'Hey' }, '3'],
  ['adds an entry', { o: 'a', p: '/s/-', v: other }, '2+3'],
  ['adds no entry by another word', { o: 'r', p: '/s/1', v: other }, '2'],
  ['reads nothing but the content of a part', { o: 'r', p: '/s/0/value/0/title', v: 'Title' }, '2'],
  ['reads nothing beside the thread', { o: 'a', p: '/t/-', v: other }, '2'],
])('%s', (_, patch, lengths) => {
  expect(answerAfter(patch)).toBe(lengths);
});
