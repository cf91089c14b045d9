/** The project's site: pages of our documents, so that each text is written once. Static, without scripts. */
import { readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { inline, toHtml } from './markdown.mjs';
import { ROOT } from './root.mjs';

const read = (path) => readFileSync(join(ROOT, path), 'utf8');

/** Pages by name, with the document each is made of, and the one section of it where that is all. */
const PAGES = {
  index: { en: ['site/home.en.md'], fr: ['site/home.fr.md'] },
  counted: { en: ['README.md', 'The sites'], fr: ['README.fr.md', 'Les sites'] },
  method: { en: ['docs/METHOD.md'], fr: ['docs/METHODE.md'] },
  privacy: { en: ['PRIVACY.md'], fr: ['PRIVACY.fr.md'] },
};

const WORDS = {
  en: { home: 'Home', counted: 'What is counted', method: 'Method', privacy: 'Privacy', other: 'Français' },
  fr: {
    home: 'Accueil',
    counted: 'Ce qui est compté',
    method: 'Méthode',
    privacy: 'Confidentialité',
    other: 'English',
  },
};

/** What is shown beside the text, and where it comes from. */
const FILES = {
  'app-icon.svg': 'icons/app-icon.svg',
  ...Object.fromEntries(
    ['en', 'fr'].flatMap((language) =>
      [`popup-${language}-light.png`, `week-${language}-light.png`].map((name) => [
        `pictures/${name}`,
        `docs/pictures/${name}`,
      ]),
    ),
  ),
  ...Object.fromEntries(
    ['bricolage.woff2', 'figtree.woff2', 'extra.woff2', 'bricolage-grotesque-OFL.txt', 'figtree-OFL.txt'].map(
      (name) => [`fonts/${name}`, `public/fonts/${name}`],
    ),
  ),
};

const addressOf = (language, name) => `${language === 'en' ? '' : `${language}/`}${name}.html`;

/**
 * Every file of the site, by its path in it.
 * @param {string} repository the repository's address; where it is empty, what is only there is not linked to
 * @returns {Record<string, string | Buffer>}
 * @throws for a document that has what the site can't show, or lacks a section
 */
export function siteFiles(repository) {
  const pages = Object.entries(PAGES).flatMap(([name, sources]) =>
    Object.entries(sources).map(([language, source]) => [
      addressOf(language, name),
      pageOf(language, name, source, repository),
    ]),
  );
  const files = Object.entries(FILES).map(([path, from]) => [path, readFileSync(join(ROOT, from))]);
  return Object.fromEntries([...pages, ...files, ['site.css', styles()]]);
}

/**
 * The extension's own colours and fonts, found beside the page. They come over a network here: until they are there the
 * text stands in another font.
 */
function styles() {
  const tokens = read('src/ui/kit/tokens.css')
    .replaceAll('url(/fonts/', 'url(fonts/')
    .replaceAll('font-display: block', 'font-display: swap');
  return tokens + read('site/site.css');
}

function pageOf(language, name, [path, section], repository) {
  const markdown = section ? sectionOf(read(path), section) : read(path);
  const here = addressOf(language, name);
  const linkOf = (target) => linkFrom(here, path, target, repository);
  const title = /^#+ (.+)$/m.exec(markdown)?.[1] ?? '';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'">
<meta name="referrer" content="no-referrer">
<title>${inline(title, () => undefined)} · Trottinette</title>
<link rel="icon" href="${to(here, 'app-icon.svg')}">
<link rel="stylesheet" href="${to(here, 'site.css')}">
</head>
<body>
${navigation(language, name, here)}
<main>
${toHtml(markdown.replace(/^## /, '# '), linkOf)}
</main>
</body>
</html>
`;
}

function navigation(language, current, here) {
  const words = WORDS[language];
  const other = language === 'en' ? 'fr' : 'en';
  const links = Object.keys(PAGES).map((name) => {
    const mark = name === current ? ' aria-current="page"' : '';
    return `<a href="${to(here, addressOf(language, name))}"${mark}>${words[name === 'index' ? 'home' : name]}</a>`;
  });
  const change = `<a href="${to(here, addressOf(other, current))}" lang="${other}">${words.other}</a>`;
  return `<nav>\n${[...links, change].join('\n')}\n</nav>`;
}

/** A path of the site as a page links to it. */
function to(here, path) {
  return relative(dirname(here), path);
}

/** A section of a document, with its heading. */
function sectionOf(markdown, heading) {
  const from = markdown.indexOf(`\n## ${heading}\n`) + 1;
  if (from === 0) throw new Error(`there is no section “${heading}”`);
  const next = markdown.indexOf('\n## ', from);
  return markdown.slice(from, next === -1 ? undefined : next);
}

/** Where a link of a document leads on the site: a page or file of it, else the repository, else nowhere. */
function linkFrom(here, path, target, repository) {
  if (/^(?:https:|mailto:|#)/.test(target)) return target;
  const [file = '', anchor] = target.split('#');
  const meant = normalize(join(dirname(path), file));
  const hash = anchor === undefined ? '' : `#${anchor}`;
  const shown = Object.entries(FILES).find(([, from]) => from === meant);
  if (shown) return to(here, shown[0]);
  for (const [name, sources] of Object.entries(PAGES))
    for (const [language, [source, section]] of Object.entries(sources))
      if (source === meant && !section) return to(here, addressOf(language, name)) + hash;
  return repository === '' ? undefined : `${repository}/blob/main/${meant}${hash}`;
}
