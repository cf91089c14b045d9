import { expect, it } from 'vitest';
import { KINDS, MODES } from '../../../src/model/usage/usage.ts';
import { classOf } from '../../../src/model/usage/use-class.ts';

it('tells text by its mode: plain, thought about longer, or a run of research or of an agent', () => {
  const classes = MODES.map((mode) => [mode, classOf({ kind: 'text', mode })]);
  expect(Object.fromEntries(classes)).toEqual({
    standard: 'text',
    reasoning: 'thinking',
    research: 'research',
    agent: 'research',
  });
});

it('takes other kinds as they are, whatever the mode', () => {
  const kinds = KINDS.filter((kind) => kind !== 'text');
  expect(kinds).toHaveLength(KINDS.length - 1);
  for (const kind of kinds) for (const mode of MODES) expect(classOf({ kind, mode })).toBe(kind);
});
