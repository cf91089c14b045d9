/** The popup in its first frame, before the parts that come later: a button pressed then is not pressed in vain. */
import type { Component, ComponentChildren, VNode } from 'preact';
import { expect, it } from 'vitest';
import * as en from '../../../src/i18n/languages/en.ts';
import { Popup } from '../../../src/ui/popup/popup.tsx';
import type { PopupProps } from '../../../src/ui/popup/view.ts';
import { mockStored } from '../../../src/ui/sources/today/mock.ts';
import { MOCK_STATES } from '../../../src/ui/sources/today/mock-states.ts';
import { readingOf } from '../../../src/ui/sources/today/reading.ts';

const NOW = new Date(2026, 10, 22, 20, 30).getTime();

type Drawn = VNode<Record<string, unknown>>;

/** Every element that is drawn, with nothing waited for. */
function elementsIn(children: ComponentChildren): Drawn[] {
  if (Array.isArray(children)) return children.flatMap(elementsIn);
  if (typeof children !== 'object' || children === null) return [];
  const node = children as Drawn;
  const { type, props } = node;
  if (typeof type !== 'function') return [node, ...elementsIn(props.children as ComponentChildren)];
  if (!('render' in (type.prototype ?? {})))
    return elementsIn((type as (of: object) => ComponentChildren)(props));
  const part = new (type as unknown as new (of: object) => Component)(props);
  part.state ??= {};
  return elementsIn(part.render(props, part.state));
}

it.each(MOCK_STATES)('opens what its buttons open, %s', (state) => {
  const reading = readingOf(mockStored(state, NOW), NOW);
  const drawn = elementsIn(<Popup reading={reading} words={en.popup} source={{} as PopupProps['source']} />);
  const ids = drawn.map(({ props }) => props.id);
  const opened = drawn.flatMap(({ props }) => props.popovertarget ?? []);
  expect(ids).toEqual(expect.arrayContaining(opened));
  if (state === 'day') expect(opened).toContain('counting-menu');
});
