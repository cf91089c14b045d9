import { expect, it } from 'vitest';
import { isMakingVideo, isResearch, mediaOf } from '../../../src/sites/gemini/media.ts';

/** A candidate whose rich content has this at an index. */
function candidateWith(index: number, value: unknown): unknown[] {
  const rich: unknown[] = [];
  rich[index] = value;
  const candidate: unknown[] = [];
  candidate[12] = rich;
  return candidate;
}

const file = [0, 0, 0, 0, 0, 0, 0, ['https://a.example/thumbnail', 'https://a.example/film']];

/** The value in so many lists, each in the one around it. */
const nested = (value: unknown, lists: number): unknown => (lists === 0 ? value : nested([value], lists - 1));

it('is research where its run begins, and not where it is planned', () => {
  const found = [54, 55, 56, 57, 58].filter((index) => isResearch(candidateWith(index, ['plan'])));
  expect(found).toEqual([56]);
});

it('finds films five lists deep, and goes no deeper', () => {
  const films = (lists: number) => mediaOf(candidateWith(59, nested(file, lists)), 'c').length;
  expect([0, 1, 4, 5, 6].map(films)).toEqual([1, 1, 1, 1, 0]);
});

it('tells a film once however often it is there, and a piece of music by its draft', () => {
  expect(mediaOf(candidateWith(59, [file, [file]]), 'c')).toEqual([
    { type: 'video', names: ['https://a.example/film'] },
  ]);
  expect(mediaOf(candidateWith(86, [file]), 'c')).toEqual([{ type: 'audio', names: ['c music'] }]);
});

it('tells a picture by its address, which is one of the web', () => {
  const picture = (address: unknown) => [[[[0, 0, 0, [0, 0, 0, address]]]]];
  const found = (address: unknown) => mediaOf(candidateWith(7, picture(address)), 'c');
  expect(found('https://a.example/p')).toEqual([{ type: 'image', names: ['https://a.example/p'] }]);
  expect(found(['https://a.example/p'])).toEqual(found('https://a.example/p'));
  for (const none of ['draft', '', null, 7, []]) expect(found(none)).toEqual([]);
});

it('counts sixteen pictures of one answer at the most', () => {
  const picture = (index: number) => [[0, 0, 0, [0, 0, 0, `https://a.example/${index}`]]];
  const many = Array.from({ length: 20 }, (_, index) => picture(index));
  expect(mediaOf(candidateWith(7, [many]), 'c')).toHaveLength(16);
});

it('is a film in the making where its job is named', () => {
  const found = [63, 64, 65].filter((index) => isMakingVideo(candidateWith(index, [['x'], 'job'])));
  expect(found).toEqual([64]);
});

it('has no music where no file of any is named', () => {
  expect(mediaOf(candidateWith(86, [['soon']]), 'c')).toEqual([]);
});

it('knows a picture by its draft and number too, and its size where both sides are told', () => {
  const picture = (id: unknown, size: unknown) => {
    const made: unknown[] = [0, 0, 0, 'https://a.example/p'];
    made[15] = size;
    return mediaOf(candidateWith(7, [[[[0, 0, 0, made], [id]]]]), 'c');
  };
  const names = ['https://a.example/p'];
  expect(picture(null, [64, 32])).toEqual([{ type: 'image', width: 64, height: 32, names }]);
  expect(picture(null, [64])).toEqual([{ type: 'image', names }]);
  expect(picture('id/0', null)).toEqual([{ type: 'image', names: ['c id/0', ...names] }]);
});

it('looks at sixteen places of a list for films, and takes addresses of the web alone', () => {
  const film = (index: number) => [0, 0, 0, 0, 0, 0, 0, ['', `https://a.example/${index}`]];
  const many = Array.from({ length: 20 }, (_, index) => film(index));
  expect(mediaOf(candidateWith(59, many), 'c')).toHaveLength(16);
  expect(mediaOf(candidateWith(59, [[0, 0, 0, 0, 0, 0, 0, ['', 'blob:x']]]), 'c')).toEqual([]);
});
