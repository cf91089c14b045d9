/**
 * What a short question can be, each as regular expressions over its plain text (see `plain-text.ts`), where `?` stands
 * for any question word and `now` for "is it". Nothing repeats inside a repetition and texts are short, so that none
 * makes them slow.
 */
import { TIME, TONGUE, UNIT } from './vocabulary.ts';

const WORD = '[a-z]+';
const TERM = `${WORD}( ${WORD})?`;
const NUMBER = '\\d[\\d.,]*';
/** These days. */
const NOW = '([a-z]+(day|di|manche|hui)|now|to?night|tomorrow|week ?end|demain|hier|soir)';
/** A day by its date or its feast. */
const DATE = '(.*\\d.*|christmas|noel)';
const STEP = '([+*×÷^]|x |plus|minus|times|moins|fois|divided by|divise par|puissance|(per|pour )cent )';
const SUM = `([-\\d.,%€$£ /]|${STEP})+`;
const HOW_MANY = '(how m[au][nc][yh]|combien( font| fait)?|fait combien)';

const FORMS = {
  arithmetic: [
    // A bare dash or slash is as often a date, a score or a phone number.
    `(calcul\\w+ |${HOW_MANY} |\\? )?(?=.*\\d ?(% |${STEP}).*\\d)${SUM}=?`,
    `(calcul\\w+|${HOW_MANY}) \\d${SUM}|${SUM}=`,
    `(\\? )?(square root|racine( carree)?) ${NUMBER}`,
  ],
  conversion: [
    `(\\? |${HOW_MANY} |convert\\w* )?([$€£] ?${NUMBER}|${NUMBER} ?${UNIT})( \\w+| how many)? ${UNIT}`,
    // Units of time among themselves; "20 minutes a day" converts nothing.
    `${HOW_MANY} (${UNIT} (${NUMBER} )?${UNIT}|${TIME} (${NUMBER} )?${TIME})`,
  ],
  dictionary: [
    `(\\? )?(defin|meaning|synon|anton|opposite|contraire)\\w* ${WORD}`,
    `\\? ${WORD} (mean|stand)|(veut dire|signifie)( \\?)? ${WORD}`,
    `(how say|comment dit|tradui\\w+|(\\? )?traduction|translate) ${WORD} ${TONGUE}|\\? ${TONGUE} word ${WORD}`,
  ],
  spelling: [`(how spell|\\? spelling|\\? orthographe|comment ecrit) ${WORD}`],
  clock: [
    `\\? (time|heure) now( ${TERM})?|now \\? (heure|jour)( ${TERM})?|\\? (date|day|jour) ${NOW}`,
    `${HOW_MANY} ${TIME} (until|before|between|avant|entre) ${DATE}`,
    `\\? (day|jour)( tombe)? ${DATE}`,
  ],
  live: [
    `(\\? )?(weather|meteo)( like)?( ${TERM})? ${NOW}( ${TERM})?|\\? weather( like)? ${TERM}|meteo ${TERM}|\\? temps fait now .+`,
    `(going|will|va) (rain|pleuvoir)( ${TERM})? ${NOW}|${TERM} (open|ouvert|win|gagne|price) ${NOW}|(news|(resultats?|\\? prix) ${TERM}) ${NOW}`,
    `(opening hours|horaires? ouverture|\\? heure ferme) .+|\\? time .+ close`,
  ],
  'look-up': [
    `\\? (capital|popul|currency|monn|height|haut|(boil|melt)ing |presid|premier min|vitesse)\\w* .+`,
    `\\? ((wrote|paint|invent|discover|direct|sang|play|won|ecri|pein|decouv|realis|chant|gagn|age|year|annee|nee?|mort|sorti)\\w*|trouve) .+`,
    `\\? .+ (born|die|built|released|end)|how (tall|high|old|far) .+`,
    `${HOW_MANY} (people|countr|player|bone|habit|pays|joueur|os)\\w* .+`,
    `\\? (larg|tall|high|long)est \\w+ .+`,
  ],
  explanation: [
    // A long word is a term: "what is photosynthesis".
    `\\? \\w{9,}|((why|pourquoi) \\w+|comment (fonctionne|marche)|(\\? )?difference) .+|how .+ work`,
  ],
} as const;

/** A sort of question: the rules of the same name go by it, but for `explanation`. */
export type Topic = keyof typeof FORMS;

/** In the order they are tried: the first that fits is what the question is. */
export const TOPICS = Object.entries(FORMS).map(
  ([topic, forms]) => [topic as Topic, new RegExp(`^(${forms.join('|')})$`)] as const,
);
