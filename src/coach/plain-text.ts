/**
 * A short prompt brought to one plain form, so that few words cover the many ways of asking in both languages: "Quelle
 * est la capitale de l'Australie ?" becomes `? capitale australie`. Empty words go, question words become one sign.
 */

/** Past it, a prompt is work rather than a look-up, and is not read at all. */
const MAX_CHARS = 80;

/** Several lines, a second sentence, or signs of code. */
const MORE_THAN_A_QUESTION = /[\n\r{}<>;:|\\_`#@]|[.?!…] +\S/;

/** One after the other: elisions and marks, blanks, courtesy, question words, words that say nothing. */
const REWRITES: readonly (readonly [found: RegExp, instead: string])[] = [
  [/['’]s\b|\b([cdlnst]|qu)['’]|[\u0300-\u036f"«»“”()'’]/g, ''],
  [/(?<=[a-z])-(?=[a-z])|\s+/g, ' '],
  [/^((hi|hello|hey|bonjour|salut)[ ,!]+)+|[ ,]*(\b(please|pls|stp|svp))?[ ?!.]*$/g, ''],
  // A thing named with "of" is asked for: "capital of Peru".
  [/^(?!combien)(\w+) (of|de|du|des) /, '? $1 '],
  [/\b(whats?|quoi|quel(le)?s?|who|qui|when|quand|where|ou)(?= |$)/g, '?'],
  [/(?<=(time|day|heure|temps) (is|est|fait) )i[lt]|^il est(?= \?)|on est|sommes nous/, 'now'],
  // Pronouns that stand for nothing, too: "will it rain", "ça veut dire".
  [
    /(^| )((is|are|was|were|do(es)?( you(?= s[ap]))?|did|the|an?|of|for|in|into|to|est( ce)?|que?|etait|sont|se|las?|les?|une?|de|du|des|en|aux?|dans|y|t|mot|on|ca(?= (veut|ecrit|fait))|i[lt](?= (going to )?(rain|pleu))|(this|ce)(?= (week|soir)))( |$))+/g,
    '$1',
  ],
];

/** The plain form of a prompt; '' when it is empty, long, or more than one question. */
export function plainText(text: string): string {
  const asked = text.length > MAX_CHARS ? '' : text.trim().toLowerCase().normalize('NFD');
  if (MORE_THAN_A_QUESTION.test(asked)) return '';
  return REWRITES.reduce((plain, [found, instead]) => plain.replace(found, instead), asked).trim();
}
