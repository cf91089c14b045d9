/** What form a file has, by its name and how it begins. */
import { expect, it } from 'vitest';
import { formOf } from '../../../src/exports/files/file-items.ts';

it.each([
  ['a.jsonl', '{"a":1}', 'lines'],
  ['a.JSONL', '[1]', 'lines'],
  ['a.json', '[{"a":1}]', 'json'],
  ['a.json', ' \n[1]', 'json'],
  ['a.json', '{"a":1}', 'json'],
  ['a.json', '{\n"a":1}', 'json'],
  ['a.json', '{"a":1}\n', 'json'],
  ['a.txt', '{"a":1}\n{"b":2}', 'lines'],
  ['a.txt', '{"a":1}\n\n {"b":', 'lines'],
  // An object whose first line is none of its own.
  ['a.json', '{"a":[\n{"b":2}]}', 'json'],
  ['a.html', '\n<!doctype html>', 'html'],
  ['a.csv', 'a,b\n1,2', 'csv'],
  ['a.csv', 'a,{b}\n{1},2', 'csv'],
] as const)('%s that begins with %j is %s', (path, head, form) => {
  expect(formOf(path, head)).toBe(form);
});
