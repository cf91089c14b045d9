/** The project's site: what its documents say, without a script or anything of another host, and every link leads somewhere. */
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toHtml } from '../scripts/lib/markdown.mjs';
import { siteFiles } from '../scripts/lib/site.mjs';
import { read } from './harness/store-kit.ts';

const files = siteFiles('');
const pages = Object.entries(files).filter(([path]) => path.endsWith('.html')) as [string, string][];

const valuesOf = (html: string, attribute: string): string[] =>
  [...html.matchAll(new RegExp(`\\b${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) => value);

/** Links of a page that lead to no file and no heading of the site. */
function broken(path: string, html: string): string[] {
  return [...valuesOf(html, 'href'), ...valuesOf(html, 'src')].filter((link) => {
    if (/^(?:https|mailto):/.test(link)) return false;
    const [file = '', anchor] = decodeURI(link).split('#');
    const target = files[file === '' ? path : join(dirname(path), file)];
    return target === undefined || (anchor !== undefined && !valuesOf(`${target}`, 'id').includes(anchor));
  });
}

describe('the site', () => {
  it('has home, what is counted, method and privacy in both languages', () => {
    const names = ['counted', 'index', 'method', 'privacy'].map((name) => `${name}.html`);
    const paths = pages.map(([path]) => path).sort();
    expect(paths).toEqual([...names, ...names.map((name) => `fr/${name}`)].sort());
  });

  it.each(pages)('%s runs nothing and loads nothing of another host', (_, html) => {
    expect(html).not.toMatch(/<(?:script|iframe|object|embed|form)\b|\son\w+=|javascript:/i);
    expect(html).toContain(
      "content=\"default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'\"",
    );
    const loaded = [
      ...valuesOf(html, 'src'),
      ...(html.match(/<link [^>]*>/g) ?? []).flatMap((link) => valuesOf(link, 'href')),
    ];
    expect(loaded.filter((address) => /^(?:\w+:|\/)/.test(address))).toEqual([]);
  });

  it('has styles that load its own fonts alone, and hide no text until they are there', () => {
    const styles = `${files['site.css']}`;
    const addresses = [...styles.matchAll(/url\(([^)]*)\)/g)].map(([, address = '']) => address);
    expect([...styles.matchAll(/font-display: (\w+)/g)].map(([, shown]) => shown)).toEqual(['swap', 'swap']);
    expect(addresses.filter((address) => !(address in files))).toEqual([]);
    expect(new Set(addresses).size).toBe(3);
  });

  it.each(pages)('%s leads where it says', (path, html) => {
    expect(broken(path, html)).toEqual([]);
  });

  it('says on its pages what the documents say, without their marks', () => {
    const policy = read('PRIVACY.md');
    const shown = `${files['privacy.html']}`;
    for (const heading of policy.match(/(?<=^#+ ).+$/gm) ?? []) expect(shown).toContain(`>${heading}</h`);
    for (const [path, html] of pages) {
      const text = html.replace(/<pre>[\s\S]*?<\/pre>|<code>.*?<\/code>|<[^>]*>/g, '');
      expect(text.match(/\*\*|\]\(|^#+ |^\|/gm), path).toBeNull();
    }
  });

  it('leads to the repository for what is only there, once that has an address', () => {
    const linked = siteFiles('https://example.org/trottinette');
    expect(linked['privacy.html']).toContain(
      'href="https://example.org/trottinette/blob/main/docs/security-boundary.md"',
    );
    expect(files['privacy.html']).not.toContain('security-boundary.md"');
  });
});

describe('a document', () => {
  const html = (markdown: string) =>
    toHtml(markdown, (target) => (target === 'nowhere' ? undefined : target));

  it.each([
    ['# A & B', '<h1 id="a--b">A &amp; B</h1>'],
    ['one\ntwo', '<p>one two</p>'],
    ['- a\n  b\n- `c < d`', '<ul><li>a b</li><li><code>c &lt; d</code></li></ul>'],
    ['1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
    ['**a [b](c)** *d* [e](nowhere)', '<p><strong>a <a href="c">b</a></strong> <em>d</em> e</p>'],
    ['![a "b"](c.png)', '<p><img src="c.png" alt="a &quot;b&quot;"></p>'],
    ['```sh\na\n\n| b\n```', '<pre><code>a\n\n| b</code></pre>'],
    ['<!-- no -->\n\n<details>', '<details>'],
    [
      '| a | b |\n|---|---|\n| c | d\\|e |',
      '<div class="wide"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>\n<tr><td>c</td><td>d|e</td></tr>\n</tbody></table></div>',
    ],
  ])('%j is shown as it is meant', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  it('with anything else fails, and names it', () => {
    expect(() => html('<script>alert(1)</script>')).toThrow('no page of ours has this: <script>');
  });
});
