/**
 * The words the coach knows, French and English side by side, as sources of regular expressions over plain text (see
 * `plain-text.ts`). Short on purpose: they ship with every page, and a word that is missing only means silence.
 */

/** Someone present, or something said before: not a question that stands by itself. */
export const PRONOUN =
  '[ijm]|je|m[ey]|tu|[mts](a|es|on)|[mt]oi|[nv]o(us|tre|s)|ils?|elles?|lui|c(a|et?|ette|es)|your?|we|our|he|him|his|she|here?|its?|th(is|at|ese|ose|ey|em|eir)';

/** Beginnings of what is personal or a piece of work: opinions, feelings, things written, code, business, health. */
export const PERSONAL =
  'best|good|should|wrong|too |trop |love|life|feel|vie\\b|mieux|meill|text|code|func|python|comp|dose|canc|bab|bebe|medi|sex|drug|suic|depr|grief|pain\\b|abort|people|gens|mail|page|doc|lett|suite';

/** Languages one translates a word into, by their beginnings. */
export const TONGUE = '(engl|fren|germ|span|ital|jap|chin|angl|franc|alle|espa)\\w+';

/** Units of time, which convert among themselves only. */
export const TIME = '((second|minut|hour|day|week|month|heure|jour|semaine)\\w*|mois)';

/** Other units, and money. */
export const UNIT =
  '((lb|inche?|mile|pound|o[un]+ce|cup|gallon|dollar|euro|yen|\\w*(met|lit)(er|re)|\\w*gram(me)?)s?|[kcm]?m|k?g|[cm]?l|[mgt][bo]|f[eo]*t|oz|°?[cf]|celsius|fahrenheit|usd|eur|gbp)';
