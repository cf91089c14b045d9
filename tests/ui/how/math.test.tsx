import type { ComponentChildren, VNode } from 'preact';
import { expect, it } from 'vitest';
import { equationsOf } from '../../../src/ui/how/formula.ts';
import { Formula } from '../../../src/ui/how/math.tsx';

/** Each `msub` below as `letter_index`, components drawn. */
function indicesIn(children: ComponentChildren): string[] {
  if (Array.isArray(children)) return children.flatMap(indicesIn);
  if (typeof children !== 'object' || children === null) return [];
  const { type, props } = children as VNode<{ children?: ComponentChildren }>;
  if (typeof type === 'function') return indicesIn((type as (props: object) => ComponentChildren)(props));
  return type === 'msub' ? [textOf(props.children).join('_')] : indicesIn(props.children);
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
  expect(equation && indicesIn(<Formula equation={equation} valueFor={() => undefined} />)).toEqual(indices);
});
