import { expect, it } from 'vitest';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import { createParts } from '../../../src/sites/reading/parts.ts';
import { newTurn } from './exchanges.ts';

function started(answer?: string) {
  const turn = newTurn();
  const parts = createParts(turn, answer);
  return { turn, parts, said: () => [measuredOf(turn).output.length, turn.reasoning.measuredText] };
}

it('parts of an answer grow side by side, are replaced, and are answers of their message', () => {
  const { turn, parts } = started('m');
  parts.append('answer', 'a', 'One');
  parts.append('answer', 'b', 'Two');
  parts.append('answer', 'a', ' more');
  expect([turn.answer('m/a').measuredText, turn.answer('m/b').measuredText]).toEqual(['One more', 'Two']);
  parts.set('answer', 'a', 'Other');
  expect([turn.answer('m/a').measuredText, turn.answer('m/b').measuredText]).toEqual(['Other', 'Two']);
  expect(turn).toMatchObject({ mode: 'standard', reasoning: { length: 0 } });
  expect(measuredOf(turn).answers).toHaveLength(2);
});

it('of the reasoning the last part is replaced, any other one set is added', () => {
  const { turn, parts } = started();
  parts.append('reasoning', 'a', '');
  expect(turn.mode).toBe('standard');
  parts.append('reasoning', 'a', 'Let');
  parts.append('reasoning', 'a', ' me');
  expect(turn.mode).toBe('reasoning');
  parts.set('reasoning', 'a', 'Let us');
  expect(turn.reasoning.measuredText).toBe('Let us');
  parts.append('reasoning', 'b', ' see.');
  parts.set('reasoning', 'b', ' think.');
  expect(turn.reasoning.measuredText).toBe('Let us think.');
  parts.set('reasoning', 'a', ' Again.');
  expect(turn.reasoning.measuredText).toBe('Let us think. Again.');
  parts.set('reasoning', 'a', ' Anew.');
  expect(turn.reasoning.measuredText).toBe('Let us think. Anew.');
  expect(measuredOf(turn).answers).toEqual([]);
});

it('all of it is taken back when the site tells it anew', () => {
  const { turn, parts, said } = started('m');
  parts.append('answer', 'a', 'One');
  parts.append('answer', 'b', 'Two');
  turn.answer('m').append('beyond');
  turn.answer('other').append('stays');
  parts.append('reasoning', 'a', 'Hm');
  parts.clear();
  expect(said()).toEqual(['stays'.length, '']);
  parts.append('reasoning', 'a', 'Hm');
  parts.set('reasoning', 'a', 'Ha');
  expect(said()).toEqual(['stays'.length, 'Ha']);
});

it('two hundred parts are told apart, and those beyond are one', () => {
  const { turn, parts } = started('m');
  for (let i = 0; i < 202; i++) parts.append('answer', `${i}`, 'a');
  expect([turn.answer('m').length, turn.answer('m/199').length]).toEqual([2, 1]);
  parts.append('answer', '0', 'b');
  expect([turn.answer('m').length, turn.answer('m/0').length]).toEqual([2, 2]);
  parts.clear();
  expect(turn.produced).toBe(false);
  parts.append('answer', '200', 'a');
  expect([turn.answer('m').length, turn.answer('m/200').length]).toEqual([0, 1]);
});
