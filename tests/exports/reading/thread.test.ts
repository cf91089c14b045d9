/** A conversation's prompts, and what answered each, in the order of time wherever the file has them. */
import { expect, it } from 'vitest';
import { promptsOf, type ThreadNode } from '../../../src/exports/reading/thread.ts';

const node = (id: string, parentId: string | null, isPrompt: boolean, at?: number): ThreadNode<string> => ({
  id,
  parentId,
  isPrompt,
  at,
  message: id,
});

const answersOf = (nodes: readonly ThreadNode<string>[]) =>
  promptsOf(nodes).map(({ prompt, answers }) => [
    prompt.id,
    answers.map((answer) => answer.nodes.map(({ id }) => id).join('+')),
  ]);

it('has the answers of a prompt oldest first, and those without a time last', () => {
  const prompt = node('q', null, true, 1);
  const [first, second, other] = [node('a', 'q', false, 2), node('b', 'q', false, 3), node('c', 'q', false)];
  for (const order of [
    [first, second, other],
    [other, second, first],
    [second, other, first],
  ])
    expect(answersOf([prompt, ...order])).toEqual([['q', ['a', 'b', 'c']]]);
});

it('goes on below each answer', () => {
  const nodes = [
    node('r', 'a2', true, 4),
    node('a2', 'a1', false, 3),
    node('a1', 'q', false, 2),
    node('q', null, true, 1),
    node('b', 'r', false, 5),
  ];
  expect(answersOf(nodes)).toEqual([
    ['q', ['a1+a2']],
    ['r', ['b']],
  ]);
});

// A call takes some 120,000 arguments.
it('has all prompts and all answers of a message, however many', () => {
  const many = Array.from({ length: 150_000 }, (_, index) => index);
  const prompts = many.map((index) => node(`q${index}`, 'root', true, index));
  const answers = many.map((index) => node(`a${index}`, 'q7', false, 150_000 + index));
  const found = answersOf([node('root', null, false), ...prompts, ...answers]);
  expect(found).toHaveLength(150_000);
  expect(found[7]?.[1]).toHaveLength(150_000);
});
