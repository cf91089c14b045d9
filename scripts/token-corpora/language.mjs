/** Tells whether a passage really is in the language its folder promises: translated documentation is full of gaps. */

/** Short words that are frequent in one of these languages and in none of the others. */
const STOP_WORDS = {
  en: 'the and of is you are with this that your will from which',
  fr: 'le les est une dans pour vous sur avec cette qui pas du être',
  de: 'der und das ist nicht ein eine werden wird mit auf den sie für',
  es: 'el los las y más está puede cuando también este sus desde ser si',
  it: 'il di che è della sono nel gli dei alla delle viene questo',
  pt: 'os uma do não você são pode em um também ao dos mais',
  nl: 'het een van wordt voor met niet zijn dat op bij deze naar',
  pl: 'na jest do nie się oraz dla przez lub aby tego można jako od',
  sv: 'och att det som på är av den till ett inte kan',
  tr: 've bir bu için ile olarak veya olan daha her gibi',
  vi: 'và của các là có được trong không cho người',
};
const SETS = Object.fromEntries(
  Object.entries(STOP_WORDS).map(([lang, words]) => [lang, new Set(words.split(' '))]),
);
const SCRIPTS = {
  ja: { own: /[\u3040-\u30ff]/g, least: 0.15 },
  zh: { own: /[\u4e00-\u9fff]/g, least: 0.25, not: /[\u3040-\u30ff]/g },
  zht: { own: /[\u4e00-\u9fff]/g, least: 0.25, not: /[\u3040-\u30ff]/g },
  ko: { own: /[\uac00-\ud7af]/g, least: 0.25 },
  ru: { own: /[\u0400-\u04ff]/g, least: 0.4 },
  hi: { own: /[\u0900-\u097f]/g, least: 0.35 },
  ar: { own: /[\u0600-\u06ff]/g, least: 0.4 },
  fa: { own: /[\u0600-\u06ff]/g, least: 0.4 },
  uk: { own: /[\u0400-\u04ff]/g, least: 0.4 },
  hy: { own: /[\u0530-\u058f]/g, least: 0.4 },
  bn: { own: /[\u0980-\u09ff]/g, least: 0.4 },
  ta: { own: /[\u0b80-\u0bff]/g, least: 0.4 },
  ka: { own: /[\u10a0-\u10ff]/g, least: 0.4 },
  el: { own: /[\u0370-\u03ff]/g, least: 0.4 },
  th: { own: /[\u0e00-\u0e7f]/g, least: 0.4 },
  he: { own: /[\u0590-\u05ff]/g, least: 0.4 },
};
const MOST_FOREIGN = 0.005;
/** Share of the words that are this language's stop words; fluent prose has 0.2 or more. */
const LEAST_STOP_WORDS = 0.06;

export function isIn(lang, text) {
  if (lang === 'code') return true;
  const script = SCRIPTS[lang];
  const share = (pattern) => (text.match(pattern)?.length ?? 0) / text.length;
  if (script) return share(script.own) >= script.least && (!script.not || share(script.not) <= MOST_FOREIGN);
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const shareOf = (set) => words.filter((word) => set.has(word)).length / words.length;
  const own = shareOf(SETS[lang]);
  return (
    own >= LEAST_STOP_WORDS &&
    Object.entries(SETS).every(([other, set]) => other === lang || shareOf(set) < own / 2)
  );
}
