/** Values told apart by text, alike in every engine: where any rule will do, as long as all follow it. */
import { fieldsOf } from './parse.ts';

/** By UTF-16 units; 0 where they are the same. */
export function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** JSON, whatever the order in which fields stand. */
export function textInOrder(value: unknown): string {
  return JSON.stringify(value, inOrder);
}

function inOrder(_name: string, value: unknown): unknown {
  const fields = fieldsOf(value);
  return fields ? Object.fromEntries(Object.entries(fields).sort(([a], [b]) => compareTexts(a, b))) : value;
}
