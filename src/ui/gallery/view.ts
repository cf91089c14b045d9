/**
 * One state of one page in an ordinary tab, over the mock: view.html?page=options#state=usual&language=fr&theme=dark.
 * What comes after # may change without a reload; `now` (epoch ms) stops the clock of the mock.
 */
import { render } from 'preact';
import { parseSettings } from '../../model/settings/settings.ts';
import { loadGalleryPage } from './pages.ts';

const pageName = new URLSearchParams(location.search).get('page') ?? 'popup';

/** The page's own styles are those its own index.html names. */
async function wearStylesOf(name: string): Promise<void> {
  const url = new URL(`../${name}/index.html`, location.href);
  const html = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
  const sheets = [...html.querySelectorAll('link[rel=stylesheet]')].map((link) => link.getAttribute('href'));
  await Promise.all(sheets.map((href) => loadSheet(new URL(href ?? '', url).href)));
}

function loadSheet(href: string): Promise<unknown> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
  });
}

let end: () => void = () => undefined;

async function show(): Promise<void> {
  const { hash } = location;
  const asked = new URLSearchParams(hash.slice(1));
  const page = await loadGalleryPage(pageName);
  const now = Number(asked.get('now')) || Date.now();
  const { language, theme } = parseSettings(Object.fromEntries(asked));
  const root = document.createElement('div');
  end();
  for (const old of document.body.children) if (old instanceof HTMLElement) render(null, old);
  document.body.replaceChildren(root);
  end = await page.show(asked.get('state') ?? page.states[0] ?? '', { language, theme }, root, now);
  await document.fonts.ready;
  // Whoever takes pictures waits for this.
  document.documentElement.dataset.shown = hash;
}

/** One after the other: what is asked for while another comes up is shown once that stands, and then ends it. */
let shown = wearStylesOf(pageName).then(show);
addEventListener('hashchange', () => {
  shown = shown.then(show, show);
});
await shown;
