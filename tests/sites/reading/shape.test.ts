import { expect, it } from 'vitest';
import { createShape } from '../../../src/sites/reading/shape.ts';

it('the form of nothing is nothing', () => {
  expect(createShape([]).shape()).toEqual({ status: 0, contentType: '', names: [], sizeLog2: 0 });
});

it('names are told where the row knows them, once, by where they stood', () => {
  const shape = createShape(['a', 'b']);
  shape.name('key', 'a');
  shape.name('key', 'canary');
  shape.name('event', 'b');
  shape.name('key', 'other');
  shape.name('type', 'a');
  shape.name('key', 'a');
  expect(shape.shape().names).toEqual(['key:a', 'key:?', 'event:b', 'type:a']);
});

it('names are 64 at the most', () => {
  const names = Array.from({ length: 70 }, (_, i) => `${i}`);
  const shape = createShape(names);
  for (const name of names) shape.name('key', name);
  expect(shape.shape().names).toEqual(names.slice(0, 64).map((name) => `key:${name}`));
});

it.each([
  ['text/event-stream', 'Text/Event-Stream; charset=utf-8'],
  ['application/vnd.x+json', 'application/vnd.x+json'],
  ['application/connect+proto', 'application/connect+proto;x'],
  ['', 'canary'],
  ['', ' text/html'],
  ['', 'text/'],
  [`text/${'a'.repeat(40)}`, `text/${'a'.repeat(90)}`],
  ['a/b', 'a/b<canary>'],
])('the media type is "%s" of "%s"', (told, contentType) => {
  const shape = createShape([]);
  shape.head(200, contentType);
  expect(shape.shape().contentType).toBe(told);
});

it.each([
  [200, 200],
  [599, 599],
  [0, 0],
  [Number.NaN, 0],
])('HTTP status %d is told as %d', (status, told) => {
  const shape = createShape([]);
  shape.head(status, '');
  expect(shape.shape().status).toBe(told);
});

it.each([
  [0, []],
  [0, [1]],
  [1, [1, 1]],
  [9, [512, 511]],
  [10, [512, 512]],
])('the size is told by its power of two: %d', (power, sizes) => {
  const shape = createShape([]);
  for (const size of sizes) shape.size(size);
  expect(shape.shape().sizeLog2).toBe(power);
});
