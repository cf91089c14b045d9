import { expect, it } from 'vitest';
import {
  asFields,
  asId,
  asList,
  asName,
  asSlug,
  asText,
  fieldsOf,
  parseJson,
  toJson,
} from '../../../src/sites/reading/json.ts';

/** One of each sort of value. */
const VALUES = [undefined, null, true, 0, 7, '', 'text', [], [1], {}, { a: 1 }];

const taken = (read: (value: unknown) => unknown) => VALUES.filter((value) => read(value) === value);

it('each takes what it names, and nothing else', () => {
  expect(VALUES.map(asFields).filter((value) => value !== undefined)).toEqual([{}, { a: 1 }]);
  for (const read of [asText, asSlug, asId]) expect(VALUES.map(read).filter(Boolean)).toEqual(['text']);
  expect(VALUES.filter((value) => asText(value) === undefined)).toHaveLength(VALUES.length - 1);
});

it('those that look further down are empty for all else', () => {
  expect(taken(fieldsOf)).toEqual([{}, { a: 1 }]);
  expect(taken(asList)).toEqual([[], [1]]);
  for (const value of [undefined, null, 7, 'text'])
    expect([fieldsOf(value), asList(value)]).toEqual([{}, []]);
});

it('a slug is what sites write for a model', () => {
  for (const slug of ['gpt-5.4', 'org/Model:free', 'a_b@c+d', 'Sonnet 4.5', 'a'.repeat(64)])
    expect(asSlug(slug)).toBe(slug);
  for (const other of ['a'.repeat(65), 'né', 'a<b', 'a\nb', ' né', 'a"', '{"a":1}'])
    expect(asSlug(other)).toBeUndefined();
});

it('an id is no longer than the background takes', () => {
  expect(asId('a'.repeat(128))).toHaveLength(128);
  expect(asId('a'.repeat(129))).toBeUndefined();
});

it('a name is a plain value as text, and none of an object', () => {
  expect([undefined, null, 7, true, 'a', [], { toString: 1 }].map(asName)).toEqual([
    'undefined',
    '',
    '7',
    'true',
    'a',
    '',
    '',
  ]);
});

it('JSON is read and written, or is nothing', () => {
  expect([parseJson('{"a":[1]}'), parseJson('{'), parseJson('')]).toEqual([{ a: [1] }, undefined, undefined]);
  const circle: Record<string, unknown> = {};
  circle.circle = circle;
  expect([toJson({ a: 1 }), toJson(undefined), toJson(circle)]).toEqual(['{"a":1}', '', '']);
});
