/** Reads a source's documents as `{ name, text }`; the name is the same in every language. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { htmlToText, markdownToText, tiddlerToText, tidy } from './to-text.mjs';

const CODE = new Set([
  '.py',
  '.ts',
  '.tsx',
  '.js',
  '.go',
  '.rs',
  '.h',
  '.java',
  '.swift',
  '.php',
  '.rb',
  '.bash',
  '.scss',
]);
const EXTENSIONS = {
  html: new Set(['.html']),
  markdown: new Set(['.md']),
  workshop: new Set(['.md']),
  tiddler: new Set(['.tid']),
  plain: new Set(['.txt']),
  code: CODE,
};
const READERS = {
  html: htmlToText,
  markdown: markdownToText,
  workshop: markdownToText,
  tiddler: tiddlerToText,
  plain: tidy,
  code: tidy,
};

/** Regular files below a folder, in order. Links are other languages' files (apache2-doc). */
function filesBelow(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const stat = lstatSync(path);
      if (stat.isSymbolicLink()) return [];
      return stat.isDirectory() ? filesBelow(path) : [path];
    });
}

/** `problem.fr.md`, `problem_fr.md` or, in English, `problem.md`: the language is in the name. */
function isOfWorkshopLanguage(path, lang) {
  const suffix = /[._]([a-z]{2}(?:-[a-z]{2})?)\.md$/.exec(path)?.[1] ?? '';
  return suffix === lang && !path.includes('node_modules');
}

/** Electron's documentation, all languages in one file. */
function electronDocuments(path, lang) {
  const pages = JSON.parse(readFileSync(path, 'utf8'))[lang];
  return Object.entries(pages).map(([name, page]) => ({
    name: name.slice(1),
    text: htmlToText(page.html ?? page.sections?.map(({ html }) => html).join('') ?? ''),
  }));
}

/** The French state's footprint questionnaire: one document a topic, of its questions, descriptions and notes. */
function climateDocuments(path) {
  const topics = new Map();
  for (const [name, rule] of Object.entries(JSON.parse(readFileSync(path, 'utf8')))) {
    const texts = [rule?.titre && `## ${rule.titre}`, rule?.question, rule?.description, rule?.note];
    const topic = name.split(' . ').slice(0, 2).join(' . ');
    topics.set(topic, [...(topics.get(topic) ?? []), ...texts.filter((text) => typeof text === 'string')]);
  }
  return [...topics].map(([name, texts]) => ({
    name,
    text: markdownToText(texts.join('\n\n').replace(/<[^>]*>/g, '')),
  }));
}

/** "New Year's Sacrifice" by Lu Xun, out of the dummy texts of a LaTeX package. */
function zhlipsumDocuments(path) {
  const part = readFileSync(path, 'utf8').split('+newzhlipsum < zhufu >')[1].split('+newzhlipsum')[0];
  const paragraphs = part.match(/<[^<>]{4,}>/g).map((paragraph) => paragraph.slice(1, -1));
  return [{ name: 'zhufu', text: paragraphs.join('\n\n') }];
}

/** The Universal Declaration of Human Rights, each quarter a document. */
function declarationDocuments(path) {
  const articles = htmlToText(readFileSync(path, 'utf8')).split(/\n\n(?=#+ )/);
  const quarter = Math.ceil(articles.length / 4);
  return [0, 1, 2, 3].map((index) => ({
    name: `quarter ${index + 1}`,
    text: articles.slice(index * quarter, (index + 1) * quarter).join('\n\n'),
  }));
}

/** A file's name without its language: `exercises/streams/problem.fr.md` is `exercises/streams/problem.md`. */
const withoutLanguage = (name) => name.replace(/[._][a-z]{2}(-[a-z]{2})?\.md$/, '.md');

/** Documents of `path` (below `folder`; `file#language` where one file or folder holds all languages). */
export function readDocuments(folder, path, format) {
  const [below, lang] = path.split('#');
  const root = join(folder, below);
  if (format === 'electron') return electronDocuments(root, lang);
  if (format === 'climate') return climateDocuments(root);
  if (format === 'zhlipsum') return zhlipsumDocuments(root);
  if (format === 'declaration') return declarationDocuments(root);
  return filesBelow(root)
    .filter((file) => EXTENSIONS[format].has(extname(file)))
    .filter((file) => format !== 'workshop' || isOfWorkshopLanguage(file, lang))
    .map((file) => ({
      name: withoutLanguage(relative(root, file)),
      text: READERS[format](readFileSync(file, 'utf8')),
    }));
}
