import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWithin } from '../../../src/sites/decoders/html-text.ts';
import { anyText } from '../played.ts';

const within = (html: string) => textWithin(html, /data-a="1"/);

describe('the text within an element', () => {
  it.each([
    ['what stands in it', 'no<p data-a="1">yes<b> and</b></p>no', 'yes and'],
    ['behind an element within', '<p data-a="1">a<b>b<i>c</i>d</b>e</p>f', 'abcde'],
    ['behind ends of nothing', '</div></p><p data-a="1">a</p>b', 'a'],
    ['of each such element', '<p data-a="1">a</p>b<p data-a="1">c</p>', 'ac'],
    [
      'not of styles, scripts and comments',
      '<p data-a="1">a<style>b</p></style><!-- > c --><svg><p>d</svg>e',
      'ae',
    ],
    ['past elements without an end', '<p data-a="1">a<br>b<img src=">">c</p>d', 'abc'],
    [
      'as entities have it',
      '<p data-a="1">&amp;&lt;&#233;&#x1F600;&nosuch;&#9999999;</p>',
      '&<é😀&nosuch;&#9999999;',
    ],
    [
      'as entities have it up to the last character there is',
      '<p data-a="1">&#x10FFFF;&#1114111;&#x110000;&#1114112;</p>',
      '\u{10ffff}\u{10ffff}&#x110000;&#1114112;',
    ],
    ['none where there is no such element', '<p>a</p>', ''],
  ])('%s', (_, html, text) => {
    expect(within(html)).toBe(text);
  });

  it('is no longer than what it is taken from', () => {
    fc.assert(
      fc.property(anyText, (html) => {
        expect(within(`<p data-a="1">${html}`).length).toBeLessThanOrEqual(html.length);
      }),
    );
  });
});
