import type { ComponentChildren, VNode } from 'preact';
import { expect, it } from 'vitest';
import { how } from '../../../src/i18n/languages/fr.ts';
import { explain } from '../../../src/model/footprint/explain.ts';
import { equationsOf, symbolIn } from '../../../src/ui/how/formula.ts';
import { Formula } from '../../../src/ui/how/math.tsx';
import { valuesOf } from '../../../src/ui/how/plain-words.ts';
import { usageOf } from '../../model/footprint/usage.ts';

/** Each `msub` below as `letter_index`, components drawn. */
function indicesIn(children: ComponentChildren): string[] {
  if (Array.isArray(children)) return children.flatMap(indicesIn);
  if (typeof children !== 'object' || children === null) return [];
  const { type, props } = children as VNode<{ children?: ComponentChildren }>;
  if (typeof type === 'function') return indicesIn((type as (props: object) => ComponentChildren)(props));
  return type === 'msub' ? [textOf(props.children).join('_')] : indicesIn(props.children);
}

/** All text below, components drawn. */
function drawnText(children: ComponentChildren): string {
  if (Array.isArray(children)) return children.map(drawnText).join('');
  if (typeof children !== 'object' || children === null)
    return typeof children === 'boolean' ? '' : String(children);
  const { type, props } = children as VNode<{ children?: ComponentChildren }>;
  return drawnText(
    typeof type === 'function' ? (type as (props: object) => ComponentChildren)(props) : props.children,
  );
}

function textOf(children: ComponentChildren): string[] {
  if (Array.isArray(children)) return children.flatMap(textOf);
  if (typeof children !== 'object' || children === null) return [String(children)];
  return textOf((children as VNode<{ children?: ComponentChildren }>).props.children);
}

it.each([
  ['e_size = k · (1 + B0 / B)', ['e_size', 'B_0']],
  ['E = c0 + c12·F', ['c_0', 'c_12']],
  ['T_out = PUE_0 · T_in', ['T_out', 'PUE_0', 'T_in']],
  ['E = 50 · PUE', []],
])('what a symbol ends in stands below it: %s', (expression, indices) => {
  const [equation] = equationsOf(expression);
  expect(
    equation &&
      indicesIn(<Formula equation={equation} valueFor={() => undefined} nameFor={(name) => name} />),
  ).toEqual(indices);
});

it('of a request is a sum of its parts, filled in, in the symbols of the person’s language', () => {
  const usage = usageOf({ tokenSource: { input: 'counted', output: 'counted', reasoning: 'counted' } });
  const { steps } = explain(usage, null);
  const at = steps.findIndex(({ id }) => id === 'energy');
  const step = steps[at];
  const [equation] = equationsOf(step?.expression ?? '');
  if (!step || !equation) throw new Error('no sum');
  const valueFor = valuesOf(step, steps.slice(0, at), how);
  const nameFor = (name: string): string => symbolIn(name, how.symbolWords);
  const [, shown = ''] = drawnText(
    <Formula equation={equation} valueFor={valueFor} nameFor={nameFor} />,
  ).split('E=');
  const [names = '', numbers = ''] = shown.split('=');
  expect(names).toBe('Eréponse+Electure+Eappels');
  const sum = numbers.split('+').reduce((total, number) => total + Number(number.replace(',', '.')), 0);
  expect(step.result.value).toMatchObject({ central: expect.closeTo(sum, 3) });
});
