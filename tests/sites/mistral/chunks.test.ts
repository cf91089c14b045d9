import { expect, it } from 'vitest';
import { takePiece } from '../../../src/sites/mistral/chunks.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { createParts } from '../../../src/sites/reading/parts.ts';
import { TabDouble } from '../tab-double.ts';

/** Units of the answer and of the reasoning after a piece of a chunk. */
function lengthsAfter(field: string, value: unknown): [answer: number, reasoning: number] {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'chat', at: tab.now() });
  const message = { turn, isAnswer: true, parts: createParts(turn), types: new Map() };
  takePiece(message, ['0', field], true, value);
  const { output, reasoning } = measuredOf(turn);
  return [output.length, reasoning.length];
}

it.each([
  ['text', 'Hello', [5, 0]],
  ['thinking', 'Hm', [0, 2]],
  ['thinking', [{ type: 'text', text: 'Hmm' }], [0, 3]],
  ['title', 'Title', [0, 0]],
])('a piece of %s is of the answer or a thought, or neither', (field, value, lengths) => {
  expect(lengthsAfter(field, value)).toEqual(lengths);
});
