/** Pictures of a turn: which are one, what is known of each, and how many are held. */
import { expect, it } from 'vitest';
import { createImageBook } from '../../../src/sites/chatgpt/images.ts';
import { TabDouble } from '../tab-double.ts';

function begin() {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'conversation', at: tab.now() });
  return { book: createImageBook(turn), media: () => turn.usage(0).media };
}

it('are made once their message is finished, and of no other', () => {
  const { book, media } = begin();
  book.note('m', 0, { asset_pointer: 'a' });
  book.finish('other');
  expect([book.produced, media()]).toEqual([false, []]);
  book.finish('m');
  expect([book.produced, media()]).toEqual([true, [{ type: 'image', count: 1 }]]);
});

it('are none without a pointer', () => {
  const { book, media } = begin();
  book.note('m', 0, { width: 512, height: 512 });
  book.note('m', 1, { asset_pointer: '' });
  book.finish('m');
  expect([book.produced, media()]).toEqual([false, []]);
});

it('have the size they are said to have at last, if both sides are', () => {
  const { book, media } = begin();
  book.note('m', 0, { asset_pointer: 'a' });
  book.note('m', 0, { width: 512 });
  book.note('m', 0, { height: 256 });
  book.note('m', 1, { asset_pointer: 'b', width: 512 });
  book.note('m', 2, { asset_pointer: 'c', height: 256 });
  book.finish('m');
  expect(media()).toEqual([
    { type: 'image', width: 512, height: 256, count: 1 },
    { type: 'image', count: 2 },
  ]);
});

it('are one by what made them, under either name, also where that was told before', () => {
  const { book, media } = begin();
  book.note('m', 0, { asset_pointer: 'a', metadata: { dalle: { gen_id: 'g' } } });
  book.note('m', 0, { width: 9 });
  book.finish('m');
  book.note('n', 0, {
    asset_pointer: 'b',
    metadata: { generation: { gen_id: 'g' }, dalle: { gen_id: 'x' } },
  });
  book.finish('n');
  expect(media()).toEqual([{ type: 'image', count: 1 }]);
});

it('of one message are held up to a bound: the oldest is forgotten', () => {
  const { book, media } = begin();
  book.note('m', 0, { asset_pointer: 'first', width: 512, height: 512 });
  for (let index = 1; index < 65; index++) book.note('m', index, { asset_pointer: `${index}` });
  book.finish('m');
  expect(media()).toEqual([{ type: 'image', count: 64 }]);
});

it('of many messages are held up to a bound: those of the oldest are forgotten', () => {
  const { book } = begin();
  for (let message = 0; message < 65; message++)
    book.note(`m-${message}`, 0, { asset_pointer: `${message}` });
  book.finish('m-0');
  expect(book.produced).toBe(false);
  book.finish('m-1');
  expect(book.produced).toBe(true);
});
