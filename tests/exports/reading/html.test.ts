/** What a person sees of HTML in an export. */
import { expect, it } from 'vitest';
import { textOfHtml } from '../../../src/exports/reading/html.ts';

it.each([
  'script',
  'style',
  'template',
  'svg',
  'noscript',
  'SCRIPT',
])('is nothing that stands in <%s>', (name) => {
  expect(textOfHtml(`a<${name} x="1">hidden\n<b>hidden</b></${name} >b`)).toBe('ab');
});

it.each([
  ['a<!-- hidden -->b', 'ab'],
  ['a<!-- hidden\n<p>hidden</p> -->b<!-- hidden -->c', 'abc'],
  // What follows a comment without an end is part of it.
  ['a<!-- hidden <p>hidden</p>', 'a'],
])('is nothing of a comment: %j', (html, text) => {
  expect(textOfHtml(html)).toBe(text);
});

it.each([
  'p',
  'div',
  'li',
  'tr',
  'h1',
  'h6',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'table',
  'P',
])('has a line for each <%s>', (name) => {
  expect(textOfHtml(`<${name}>a</${name}><${name} class="x">b</${name} >`)).toBe('a\nb');
});

it.each([
  ['a<br>b<br/>c<BR class="x">d', 'a\nb\nc\nd'],
  ['<div><p>a</p></div>\n\n<p>b</p>', 'a\nb'],
  ['a <b>b</b> <a href="x">c</a>', 'a b c'],
  ['1 < 2 &amp;&amp; 3 > 2', '1 < 2 && 3 > 2'],
  ['&lt;b&gt;', '<b>'],
  ['a<brand>b', 'ab'],
])('is its lines, without tags, and with what entities stand for: %j', (html, text) => {
  expect(textOfHtml(html)).toBe(text);
});

it.each([
  ['<table><tr><th>a</th><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>', 'a\nb\n1\n2'],
  ['<ul><li>one<ol><li>two</li></ol></li></ul>three', 'one\ntwo\nthree'],
  ['words<p>more</p> <p class="x">last</p>', 'words\nmore\nlast'],
  ['<pre>x\n    y</pre>', 'x\n    y'],
  ['<thead>a</thead><b>b</b><link>c', 'abc'],
])('joins no words of two cells or blocks: %s', (html, text) => {
  expect(textOfHtml(html)).toBe(text);
});
