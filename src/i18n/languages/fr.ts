/** Français. Spaces before high punctuation are typed plain here and made no-break by `t`. */
import { capital } from '../capital.ts';
import type { NumberStyle } from '../format.ts';
import { oneOrMore } from '../plural.ts';
import type { AsideWords } from '../words/aside.ts';
import type { CauseWords, SingleKind, Spoken } from '../words/cause.ts';
import type { CheckWords } from '../words/check.ts';
import type { ChoiceWords } from '../words/choices.ts';
import type { CoachWords } from '../words/coach.ts';
import type { CommonWords, Share } from '../words/common.ts';
import type { DashboardWords } from '../words/dashboard.ts';
import type { DevicesWords } from '../words/devices.ts';
import type { HistoryWords } from '../words/history.ts';
import type { HowWords } from '../words/how.ts';
import type { ManifestWords } from '../words/manifest.ts';
import type { OnboardingWords } from '../words/onboarding.ts';
import type { OptionsWords } from '../words/options.ts';
import type { OrganisationWords } from '../words/organisation.ts';
import type { PopupWords } from '../words/popup.ts';
import type { ReasonWords } from '../words/reasons.ts';
import type { ReportWords } from '../words/report.ts';
import type { ReportingWords } from '../words/reporting.ts';
import type { SavingWords } from '../words/saving.ts';
import type { ShareWords } from '../words/share.ts';
import type { SummaryWords } from '../words/summary.ts';
import type { ToolbarWords } from '../words/toolbar.ts';
import type { YardstickWords } from '../words/yardstick.ts';

const LOCALE = 'fr-FR';
const NARROW = '\u202f';
const plural = oneOrMore(LOCALE);

/**
 * French typography: a narrow no-break space before `;?!`, in thousands, and between a number and its unit or sign; a
 * no-break space before `:` and inside « ».
 */
function typeset(text: string): string {
  return text
    .replace(/« /g, '«\u00a0')
    .replace(/ ([:»])/g, '\u00a0$1')
    .replace(/ ([;?!])/g, `${NARROW}$1`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${NARROW}`)
    .replace(/(\d) (?=(?:k?Wh|k?g|t|mL|L|m³|%)(?!\p{L}))/gu, `$1${NARROW}`)
    .replace(/([÷×]) (?=\d)/g, `$1${NARROW}`);
}

/** The same, of a template. */
function t(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return typeset(String.raw(parts, ...values));
}

const NUMBER_WORDS = ['', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];

const SHARES: Readonly<Record<Share, string>> = {
  third: 'environ un tiers',
  half: 'environ la moitié',
  'two-thirds': 'environ les deux tiers',
  'three-quarters': 'environ les trois quarts',
  most: 'l’essentiel',
  'nearly-all': 'presque toute',
};

function time(hour: number, minute: number): string {
  return `${hour}${NARROW}h${NARROW}${String(minute).padStart(2, '0')}`;
}

/** One tab, and several. */
const NOT_YET = ['il n’est pas encore compté', 'ils ne sont pas encore comptés'] as const;

const numbers: NumberStyle = { locale: LOCALE, unitSpace: NARROW, range: (low, high) => `${low} à ${high}` };

/** Names of products stay as they are. */
const siteNames = {
  google: 'Réponses IA de Google',
  'grok-x': 'Grok sur X',
  'openai-compatible': 'Chat compatible OpenAI',
  'ai-sdk': 'Chat fait avec l’AI SDK',
  'chat-ui': 'Chat UI (le programme de HuggingChat)',
};

export const common: CommonWords = {
  numbers,
  siteNames,
  time,
  today: 'Aujourd’hui',
  firstDay: '1ᵉʳ',
  pages: { dashboard: 'Tableau de bord', summary: 'Semaine', how: 'Méthode', options: 'Options' },
  staysHere: __ORGANISATION__
    ? 'Sur cet appareil, et dans les rapports que vous avez acceptés'
    : 'Sur cet appareil',
  bringHistory: 'Apporter votre historique',
  elsewhere: 'Ailleurs',
  requests: (count) => plural(count, 'requête', 'requêtes'),
  orMore: 'ou plus',
  answering: (_, text) => `${text} en cours`,
  voiceSessions: (count, text) => `${text} ${plural(count, 'session vocale', 'sessions vocales')}`,
  searches: (amount, under) => [
    under ? 'moins de' : 'environ',
    plural(amount, 'recherche web', 'recherches web'),
  ],
  between: 'entre',
  and: 'et',
  under: 'moins de',
  energy: 'Énergie',
  co2e: 'CO₂e',
  water: 'Eau',
  day: 'Jour',
  usual: 'Habituel',
  notMetered: 'non compté',
  toCome: 'à venir',
  devicesShown: 'Appareils',
  devices: { all: 'Tous les appareils', own: 'Cet appareil' },
  site: 'Site',
  sites: (count) => `${count} sites`,
  otherSites: (count) => `${count} autres sites`,
  kind: 'Type',
  classes: {
    text: 'texte',
    thinking: 'réflexion',
    research: 'recherches approfondies et agents',
    image: 'images',
    video: 'vidéos',
    audio: 'voix',
  },
  todayAt: (time) => `aujourd’hui à ${time}`,
  yesterdayAt: (time) => `hier à ${time}`,
  dateAt: (date, time) => `${date} à ${time}`,
  troubles: {
    changed: {
      title: (sites, count) => `${sites} ${plural(count, 'a changé', 'ont changé')}`,
      more: (date) =>
        `Des requêtes peuvent manquer depuis le ${date}. Les autres sites sont comptés comme d’habitude.`,
    },
    unlisted: {
      title: (sites, count) =>
        `${sites} ${plural(count, 'a répondu', 'ont répondu')} d’une façon que nous ne savons pas encore lire`,
      more: (date) => `Des requêtes peuvent manquer depuis le ${date}.`,
    },
    'unusual-volume': {
      title: (sites) => `Volume inhabituel sur ${sites}`,
      more: (date) =>
        t`Le ${date}, plus de requêtes qu’une personne n’en envoie : toutes n’ont pas été comptées.`,
    },
    'late-tab': {
      title: (sites, count) => `Rechargez ${plural(count, 'l’onglet', 'les onglets')} de ${sites}`,
      more: (_, count) =>
        t`${plural(count, 'Il était ouvert', 'Ils étaient ouverts')} avant l’extension, ou sa nouvelle version : ${plural(count, ...NOT_YET)}.`,
    },
  },
  consent: {
    asking: {
      title: 'Rien n’est encore compté',
      more: 'Trottinette attend votre accord. Lisez ce qu’elle compterait, puis dites oui ou non.',
    },
    refused: {
      title: 'Rien n’est compté',
      more: 'Vous avez dit non. Vous pouvez accepter quand vous voulez.',
    },
    decide: 'Lire et décider',
  },
  storageFailed: 'Rien ne peut être enregistré',
  storageFailedMore: (date) =>
    `Depuis le ${date}, le navigateur refuse d’écrire. Libérez de l’espace disque, puis relancez-le.`,
  historyLost: 'Vos comptes passés ont disparu',
  historyLostMore: (date) =>
    t`Constaté le ${date} : le navigateur les a effacés, faute de place ou après une erreur. Importez votre dernier export dans les options.`,
  waiting: 'Vos relevés sont en cours de lecture',
  waitingMore: 'Après une mise à jour, cela peut prendre une minute, une seule fois. Rien n’est perdu.',
  unreadable: 'Rien ne peut être lu',
  unreadableMore:
    'Le navigateur n’ouvre pas le stockage de l’extension. Relancez-le, puis regardez à nouveau.',
  newerStore: 'Vos relevés viennent d’une version plus récente',
  newerStoreMore: t`Une version plus récente de Trottinette les a écrits ; celle-ci ne peut pas les lire. Mettez l’extension à jour : rien n’est perdu.`,
  how: t`Comment est-ce calculé ?`,
  searchBasis: (energy, baseline) => t`${energy} par recherche (${baseline})`,
  searchBaselinesShort: {
    'google-2009': 'Google, 2009',
    'modern-hypothesis': 'aujourd’hui, hypothèse',
    'with-ai-overview': 'avec résumé IA, hypothèse',
  },
  searchBaselines: {
    'google-2009': 'chiffre donné par Google en 2009',
    'modern-hypothesis': 'une hypothèse pour aujourd’hui',
    'with-ai-overview': 'une hypothèse pour une recherche avec résumé par IA',
  },
  world: 'moyenne mondiale',
};

const reasons: ReasonWords = {
  causes: {
    model: 'Modèle, sa taille et son matériel',
    batch: 'Requêtes servies ensemble',
    'token-count': 'Compte des tokens',
    'reasoning-count': 'Réflexion cachée',
    'hidden-run': 'Travail caché de recherche approfondie ou d’agent',
    prefill: 'Coût de lecture d’un token',
    cache: 'Contexte gardé en cache',
    fixed: 'Part fixe de chaque réponse',
    'media-class': 'Modèle d’image, de vidéo ou de son inconnu',
    'media-model': 'Modèle d’image, de vidéo ou de son',
    'media-settings': 'Taille, qualité et étapes',
    duration: 'Durée inconnue',
    grid: 'Réseau électrique',
    hardware: 'Fabrication des serveurs',
    'on-site-water': 'Eau de refroidissement',
    'off-site-water': 'Eau dans les centrales',
  },
  tiers: {
    reported: 'tokens déclarés, énergie modélisée',
    counted: 'tokens comptés, énergie modélisée',
    inferred: 'tokens déduits, énergie modélisée',
    modelled: 'énergie modélisée d’après la taille',
  },
  modes: { standard: 'Standard', reasoning: 'Réflexion', research: 'Recherche approfondie', agent: 'Agent' },
  useClasses: {
    text: 'Texte',
    thinking: 'Réflexion',
    research: 'Recherches approfondies et agents',
    image: 'Images',
    video: 'Vidéos',
    audio: 'Voix et sons',
  },
  oneRequest: {
    text: 'texte',
    thinking: 'réflexion',
    research: 'recherche approfondie ou agent',
    image: 'image',
    video: 'vidéo',
    audio: 'voix ou son',
  },
  measures: {
    requests: 'Requêtes',
    searches: 'Recherches web',
    energy: 'Énergie',
    gwp: 'CO₂e',
    water: 'Eau',
  },
  produced: {
    image: (count, text) => `${text} ${plural(count, 'image', 'images')}`,
    video: (count, text) => `${text} ${plural(count, 'vidéo', 'vidéos')}`,
    audio: (count, text) => `${text} ${plural(count, 'son', 'sons')}`,
  },
  voiceSession: 'session vocale',
  noModel: 'modèle non précisé',
  range: 'Fourchette',
  model: 'Modèle',
  basis: 'Origine du chiffre',
  wideTitle: 'Ce qui élargit la fourchette',
  wideShare: 'Part de l’écart entre la valeur centrale et le haut',
  wideMore: (low, high, factor) =>
    t`De ${low} à ${high}, un facteur ${factor}. Part de chaque cause dans l’écart entre la valeur centrale et le haut :`,
  recordsGone: (days) =>
    t`Les requêtes sont gardées une à une ${days} jours ; les sommes des jours plus anciens restent.`,
  sampled: (looked, all) => `D’après les ${looked} dernières requêtes sur ${all}.`,
  factorAge: (set, days, text) =>
    `Jeu de facteurs ${set}, dernière source lue ${days === 0 ? 'aujourd’hui' : `il y a ${text} ${plural(days, 'jour', 'jours')}`}. Seule une mise à jour de l’extension le renouvelle.`,
  approximate: (days, text) =>
    t`${text} ${plural(days, 'jour est extrapolé', 'jours sont extrapolés')} à ces facteurs (~) : les requêtes ne sont plus là.`,
  frozen: (days, text) =>
    t`${text} ${plural(days, 'jour garde', 'jours gardent')} un ancien jeu de facteurs : les requêtes ne sont plus là.`,
  mixedFactors: 'Certains jours mêlent deux jeux de facteurs jusqu’à leur nouvelle estimation.',
  unknownModels: (models) =>
    t`Pas encore dans nos tables, comptés comme le modèle le plus proche : ${models}.`,
  fromTo: (from, to) => `du ${from} au ${to}`,
};

const CHANGES: {
  readonly before: Readonly<Record<Spoken, string>>;
  readonly shares: Readonly<Record<Share, string>>;
} = {
  before: {
    today: 'que la veille',
    day: 'que la veille',
    week: 'que la semaine d’avant',
    days: 'que les jours d’avant',
  },
  shares: {
    third: 'un tiers de l’écart',
    half: 'environ la moitié de l’écart',
    'two-thirds': 'environ les deux tiers de l’écart',
    'three-quarters': 'environ les trois quarts de l’écart',
    most: 'l’essentiel de l’écart',
    'nearly-all': 'presque tout l’écart',
  },
};

const comparedWith = (against: 'before' | 'usual', of: Spoken): string =>
  against === 'usual' ? 'qu’une semaine habituelle' : CHANGES.before[of];

/** « de l’énergie », sauf où la part l’a déjà. */
const ofTheWhole = (share: Share, whole: string): string =>
  share === 'nearly-all' ? `${SHARES[share]} ${whole}` : `${SHARES[share]} de ${whole}`;

const SINGLES: Readonly<Record<SingleKind, readonly [one: string, more: string]>> = {
  text: ['requête de texte', 'requêtes de texte'],
  thinking: ['réflexion longue', 'réflexions longues'],
  research: ['recherche approfondie', 'recherches approfondies'],
  agent: ['tâche d’agent', 'tâches d’agent'],
  image: ['demande d’image', 'demandes d’image'],
  video: ['vidéo', 'vidéos'],
  audio: ['demande de son', 'demandes de son'],
  session: ['session vocale', 'sessions vocales'],
};

const RUNS = ['recherche approfondie ou tâche d’agent', 'recherches approfondies ou tâches d’agent'] as const;

const SPOKEN: Readonly<Record<Spoken, string>> = {
  today: 'l’énergie du jour',
  day: 'l’énergie du jour',
  week: 'l’énergie de la semaine',
  days: 'l’énergie de ces jours',
};

export const cause: CauseWords = {
  siteNames,
  numbers,
  firstDay: '1ᵉʳ',
  change: {
    same: (against, of) => `À peu près autant d’énergie ${comparedWith(against, of)}.`,
    more: (energy, against, per, of) =>
      `${energy} de plus ${per === 'day' ? 'par jour ' : ''}${comparedWith(against, of)}.`,
    less: (energy, against, per, of) =>
      `${energy} de moins ${per === 'day' ? 'par jour ' : ''}${comparedWith(against, of)}.`,
  },
  singles: (of, count, text) => `${NUMBER_WORDS[count] ?? text} ${plural(count, ...SINGLES[of])}`,
  anotherRequest: 'une autre requête',
  classes: {
    text: 'le texte',
    thinking: 'les réflexions longues',
    research: 'les recherches approfondies et les agents',
    image: 'les images',
    video: 'les vidéos',
    audio: 'la voix et les sons',
  },
  counted: (of, count, text) => {
    const [one, more] =
      of === 'research' ? RUNS : of === 'image' ? (['image', 'images'] as const) : SINGLES[of];
    return `${NUMBER_WORDS[count] ?? text} ${plural(count, one, more)}`;
  },
  again: 'les réponses redemandées',
  oneSite: 'un site',
  oneModel: 'un modèle',
  unnamedModel: 'les requêtes sans modèle précisé',
  onDay: (date) => `le ${date}`,
  made: ({ subject, isPlural, share, of, amounts, isTied }) => {
    const part = share === 'all' ? `toute ${SPOKEN[of]}` : ofTheWhole(share, SPOKEN[of]);
    const each = isTied ? ', à parts à peu près égales' : '';
    return t`${subject} ${isPlural ? 'représentent' : 'représente'} ${part}${each} : ${amounts}.`;
  },
  ofWhole: (parts, whole) => `${parts} sur ${whole}`,
  explains: (subject, isPlural, share, isNew) => {
    const absent = isPlural ? ', absents avant,' : ', absent avant,';
    return `${subject}${isNew ? absent : ''} ${isPlural ? 'expliquent' : 'explique'} ${CHANGES.shares[share]}`;
  },
  against: (sentence, now, before) => t`${sentence} : ${now}, contre ${before}.`,
  overlap: (rival, isPlural) =>
    t`Les fourchettes se recouvrent : ${rival} ${isPlural ? 'peuvent' : 'peut'} avoir pesé davantage.`,
};

const emptyMore = t`Utilisez votre IA comme d’habitude : chaque requête sera comptée ici. Son texte n’est jamais gardé.`;

/** For every page that saves files of requests. */
const saving: SavingWords = {
  writing: (written, total) => t`Écriture du fichier : ${written} requêtes sur ${total}.`,
  cancel: 'Annuler',
  cancelled: 'Aucun fichier n’a été créé.',
};

export const dashboard: DashboardWords = {
  ...common,
  ...reasons,
  cause,
  period: 'Période',
  spans: {
    '7': '7 jours',
    '30': '30 jours',
    '90': '90 jours',
    '365': '1 an',
    all: 'Tout',
    today: 'Aujourd’hui',
    'this-week': 'Cette semaine',
    'last-week': 'Semaine dernière',
    'this-month': 'Ce mois-ci',
    'last-month': 'Mois dernier',
  },
  calendar: 'Jour, semaine, mois',
  ownDates: 'Dates…',
  firstOfDates: 'Premier jour',
  lastOfDates: 'Dernier jour',
  wrongDates: {
    day: 'Choisissez deux jours entre 2000 et 2099. Les jours affichés restent ceux d’avant.',
    order: 'Le premier jour vient après le dernier. Les jours affichés restent ceux d’avant.',
  },
  previousPeriod: 'Période précédente',
  nextPeriod: 'Période suivante',
  compared: {
    same: 'À peu près autant par jour qu’avant',
    more: (percent) => `${percent}${NARROW}% de plus par jour qu’avant`,
    less: (percent) => `${percent}${NARROW}% de moins par jour qu’avant`,
    times: (times) => `${times} fois autant par jour qu’avant`,
    note: (period, isWithoutToday) =>
      t`Période comparée : ${period} ; par jour compté${isWithoutToday ? ', sans aujourd’hui' : ''}.`,
    yesterday: (amount) => `${amount} hier, sur toute la journée`,
  },
  seconds: (made, seconds) => `${made} (${seconds}${NARROW}s)`,
  measure: 'Mesure',
  counted: (days, text) => `${text} ${plural(days, 'jour compté', 'jours comptés')}`,
  usualDay: 'Journée médiane',
  usualWeekday: (weekday) => `Un ${weekday} habituel`,
  usualDayMore: (requests, text, of, count) =>
    `${text} ${plural(requests, 'requête', 'requêtes')}, médiane de ${count} ${of === 'days' ? 'jours' : 'semaines'}`,
  per: {
    requests: { day: 'Requêtes par jour', week: 'Requêtes par semaine', month: 'Requêtes par mois' },
    searches: {
      day: 'Recherches web par jour',
      week: 'Recherches web par semaine',
      month: 'Recherches web par mois',
    },
    energy: { day: 'Énergie par jour', week: 'Énergie par semaine', month: 'Énergie par mois' },
    gwp: { day: 'CO₂e par jour', week: 'CO₂e par semaine', month: 'CO₂e par mois' },
    water: { day: 'Eau par jour', week: 'Eau par semaine', month: 'Eau par mois' },
  },
  sizes: { day: 'Jour', week: 'Semaine', month: 'Mois' },
  ends: 'du bas au haut',
  wholeRanges: 'Fourchettes entières',
  bar: (name, amount) => t`${name} : ${amount}`,
  barsOpen: t`Pointez une barre, ou parcourez-les avec les flèches ; un clic ou Entrée ouvre ses jours.`,
  barsSay: 'Pointez une barre, ou parcourez-les avec les flèches.',
  asTable: 'Voir en tableau',
  total: 'Total',
  bySite: 'Par site',
  byModel: 'Par modèle',
  byMode: 'Par mode',
  byKind: 'Par type',
  made: 'Produit',
  byHour: {
    requests: 'Requêtes par heure de la journée',
    searches: 'Recherches web par heure de la journée',
    energy: 'Énergie par heure de la journée',
    gwp: 'CO₂e par heure de la journée',
    water: 'Eau par heure de la journée',
  },
  mode: 'Mode',
  hour: 'Heure',
  otherModels: (count, text) => `${text} ${plural(count, 'autre modèle', 'autres modèles')}`,
  records: 'Requêtes',
  recordsFound: (found, all) => (found === all ? `${all}.` : `${found}, sur ${all}.`),
  find: {
    field: 'Chercher un site ou un modèle',
    moreValues: (count) => `${count} de plus`,
    none: 'Aucune requête ne correspond.',
    clear: 'Montrer toutes les requêtes',
    select: (which) => t`Sélectionner la requête : ${which}`,
    selectShown: `Sélectionner toutes celles trouvées, 1${NARROW}000 au plus`,
    selected: (count, what) => `${what} ${plural(count, 'sélectionnée', 'sélectionnées')}`,
    delete: 'Supprimer la sélection',
  },
  noText: t`Des nombres seulement : aucun texte de question ou de réponse n’est gardé.`,
  when: 'Quand',
  what: 'Véhicule et type',
  outcomes: {
    pending: 'en cours',
    stopped: 'arrêtée',
    failed: 'échouée',
    refused: 'refusée',
    cut: 'coupée',
  },
  unproven: 'non prouvé',
  remove: (which) => t`Supprimer la requête : ${which}`,
  deleteColumn: 'Supprimer',
  removeDay: 'Supprimer ce jour',
  removal: {
    request: {
      ask: (which) => t`Supprimer la requête : ${which} ? Elle quitte aussi le total de son jour.`,
      removed: 'Requête supprimée.',
      restored: 'La requête est de retour.',
    },
    requests: {
      ask: (which) => t`Supprimer ${which} ? Elles quittent aussi les totaux de leurs jours.`,
      removed: 'Sélection supprimée.',
      restored: 'La sélection est de retour.',
    },
    day: {
      ask: (which) => t`Supprimer tout le ${which}, ses sommes aussi ?`,
      removed: 'Jour supprimé.',
      restored: 'Le jour est de retour.',
    },
  },
  keep: 'Garder',
  notRemoved: 'La suppression a échoué. Réessayez.',
  undo: 'Annuler',
  exports: { sheet: 'Pour un tableur', columns: 'Toutes les colonnes (CSV)', json: 'Exporter en JSON' },
  exportsFound: t`Les tableaux contiennent les requêtes trouvées ici ; le JSON, toute la période.`,
  exported: (file, count, what) =>
    count === null
      ? `Toute cette période est enregistrée sous ${file}.`
      : `${what} ${plural(count, 'enregistrée', 'enregistrées')} sous ${file}.`,
  notExported: t`Les requêtes n’ont pas pu être lues : aucun fichier n’a été créé. Réessayez.`,
  saving,
  sheet: {
    file: 'tableau',
    date: 'Jour',
    time: 'Heure',
    made: { image: 'Images produites', video: 'Vidéos produites', audio: 'Sons produits' },
    seconds: 'Secondes de vidéo et de son',
    read: 'Tokens lus',
    written: 'Tokens écrits',
    searches: 'Recherches web',
    low: (name) => `${name}, bas`,
    high: (name) => `${name}, haut`,
  },
  explainRequest: (which) => t`Comment la requête est calculée : ${which}`,
  emptyTitle: 'Rien de compté pour l’instant',
  emptyMore,
  emptyPeriod: 'Aucune requête sur cette période.',
  allHistory: 'Tout montrer',
};

const equivalenceNames = {
  'phone-charge': 'charges de smartphone',
  'led-minute': `minutes d’une ampoule LED de 9${NARROW}W`,
  'kettle-cup': 'tasses d’eau bouillie',
  'streaming-hour-ca': 'heures de streaming (Carbon Trust, 2020)',
  'streaming-hour-iea': 'heures de streaming (AIE, 2019)',
  'streaming-hour-ademe': 'heures de streaming HD (ADEME)',
  'car-thermal-m': 'mètres en voiture thermique',
  'car-ev-m': 'mètres en voiture électrique',
  'scooter-m': 'mètres en trottinette électrique',
  'ebike-m': 'mètres en vélo électrique',
  'tgv-m': 'mètres en TGV',
  'f1-m': 'mètres en Formule 1, en course',
  'glass-water': 'verres d’eau',
  'drop-water': 'gouttes d’eau',
  email: 'e-mails (ADEME)',
  'flight-paris-nyc': 'allers-retours Paris–New York en avion',
  'french-year': 'années d’une personne en France',
};

export const how: HowWords = {
  ...common,
  typeset,
  ...reasons,
  title: {
    request: 'Comment une requête devient un nombre',
    day: 'Comment une journée devient un nombre',
    week: 'Comment une semaine devient un nombre',
    period: 'Comment ces jours deviennent un nombre',
  },
  lowCentralHigh: 'bas, central, haut',
  lead: (searches, baseline, gas, water) => t`${searches}, à ${baseline}. CO₂e : ${gas}. Eau : ${water}.`,
  equivalenceNames,
  alike: {
    title: 'À quoi cela ressemble',
    row: (count, thing, under) =>
      t`${capital(thing, { numbers })} : ${under ? 'moins de' : 'environ'} ${count}`,
    by: { energyWh: 'par l’énergie', gco2e: 'par le CO₂e', waterMl: 'par l’eau' },
    choose: 'Choisir d’autres comparaisons',
  },
  goneTitle: 'Cette requête n’est plus là',
  goneMore:
    'Elle a été supprimée, ou est plus ancienne que la durée de conservation. Les sommes de son jour restent.',
  nothingRan: t`Aucune réponse produite : pas d’énergie à compter.`,
  nothing: t`Rien n’a été compté ici : il n’y a rien à calculer.`,
  partsTitle: 'Où va l’énergie',
  partsMore: 'Recalculé à partir des requêtes une à une, avec les facteurs d’aujourd’hui.',
  part: 'Part',
  parts: {
    answer: 'Réponses écrites',
    reasoning: 'Réflexion qui les précède',
    tools: 'Écrit pour des outils',
    input: 'Questions lues',
    context: 'Conversation relue',
    fixed: 'Part fixe de chaque réponse',
    image: 'Images',
    video: 'Vidéos',
    audio: 'Voix et sons',
  },
  share: 'Proportion',
  heaviestTitle: 'Les requêtes les plus lourdes',
  heaviestMore: 'Chacune ouvre son propre calcul.',
  explainRequest: (which) => t`Comment la requête est calculée : ${which}`,
  stepsTitle: 'L’énergie, pas à pas',
  stepsOfHeaviest: (which) => t`La requête la plus lourde en exemple : ${which}.`,
  steps: {
    'decode-by-size': {
      title: 'Un token, d’après la taille du modèle',
      more: 'ce que tirent les accélérateurs pour chaque token écrit',
      unit: 'Wh par token',
    },
    'decode-by-price': {
      title: 'Un token, d’après le prix du modèle',
      more: 'le vendeur connaît ses propres coûts',
      unit: 'Wh par token',
    },
    decode: { title: 'Un token', more: 'les deux ensemble, ou celui qui existe', unit: 'Wh par token' },
    tokens: { title: 'Tokens écrits', more: 'dans les tokens du modèle', unit: 'tokens' },
    'context-growth': {
      title: 'Une conversation plus longue',
      more: 'chaque token coûte davantage après un long échange',
      unit: 'fois',
    },
    reading: {
      title: 'Lire la question et ce qui la précède',
      more: 'ramené à autant de tokens écrits',
      unit: 'tokens',
    },
    'text-energy': {
      title: 'Le texte, au compteur du centre de données',
      more: 'serveurs entiers, part d’attente et refroidissement compris',
    },
    'media-energy': {
      title: 'Images, vidéo ou son, au compteur du centre de données',
      more: t`d’après ce qui a vraiment été produit ; l’attente n’est jamais changée en énergie`,
    },
    energy: { title: 'Cette requête', more: 'la somme de ses parts' },
    'carbon-of-use': { title: 'CO₂e de l’électricité', more: 'telle que le réseau la produit là-bas' },
    'carbon-of-hardware': { title: 'CO₂e de la fabrication des serveurs', more: 'leur part d’une vie' },
    'water-on-site': { title: 'Eau au centre de données', more: 'évaporée pour refroidir' },
    'water-off-site': { title: 'Eau dans les centrales', more: 'évaporée pour produire l’électricité' },
    searches: { title: 'Recherches web', more: 'son énergie, divisée par celle d’une recherche' },
  },
  plain: {
    text: (tokens, each, energy, isRun) =>
      t`${isRun ? 'Le travail caché derrière la réponse est supposé avoir produit' : 'Le modèle a écrit'} environ ${tokens} tokens ; à ${each} Wh chacun, plus la lecture, les serveurs entiers et le refroidissement : ${energy}.`,
    media: (energy, hasText) =>
      hasText
        ? t`Avec les images, la vidéo ou le son produits : ${energy}.`
        : t`D’après ce qui a vraiment été produit, en nombre, taille et durée : ${energy}.`,
  },
  formulaOf: (step) => t`Formule : ${step}`,
  requestSources: {
    reported: 'Déclaré par le site',
    counted: 'Compté dans la page',
    inferred: 'Déduit par règle',
    computed: 'Résultat d’une étape précédente',
  },
  values: 'Valeurs et sources',
  symbol: 'Symbole',
  stands: 'Ce que c’est',
  value: 'Valeur',
  source: 'Source',
  symbolWords: {
    answer: 'réponse',
    reasoning: 'réflexion',
    tools: 'outils',
    run: 'travail',
    input: 'lecture',
    context: 'contexte',
    in: 'lu',
    out: 'écrit',
    cached: 'cache',
    half: 'double',
    size: 'taille',
    price: 'prix',
    text: 'texte',
    fixed: 'fixe',
    calls: 'appels',
    image: 'image',
    video: 'vidéo',
    audio: 'son',
    host: 'serveur',
    steps: 'étapes',
    side: 'côté',
    pixels: 'pixels',
    class: 'classe',
    minute: 'minute',
    second: 'seconde',
    use: 'usage',
    made: 'fabrication',
    on: 'site',
    off: 'centrales',
    search: 'recherche',
  },
  symbols: {
    text: {
      A: 'paramètres actifs, en milliards',
      P: 'paramètres en tout, en milliards',
      w: 'octets par poids',
      B: 'requêtes servies ensemble',
      k: 'échelle de l’ajustement, en joules',
      a: 'poids de la taille active',
      p: 'poids de la taille entière',
      q: 'poids de la précision',
      b: 'gain à servir ensemble',
      B0: 'requêtes à partir desquelles ce gain joue',
      U: 'prix public, en dollars pour un million de tokens écrits',
      κ: 'kWh par dollar de ce prix',
      h: 'serveurs entiers rapportés aux accélérateurs',
      PUE_0: 'surcoût du centre de données derrière le prix',
      ω: 'poids du prix face à la taille',
      T_run: 'tokens du travail caché derrière la réponse',
      T_answer: 'tokens de la réponse',
      T_reasoning: 'tokens de la réflexion',
      T_tools: 'tokens écrits pour des outils',
      f: 'tokens du modèle pour chaque token compté',
      c: 'tokens de la conversation',
      c_half: 'conversation où un token coûte le double',
      T_in: 'tokens lus pour la première fois',
      T_cached: 'tokens relus depuis le cache',
      n: 'appels du modèle',
      r: 'un token lu, rapporté à un token écrit',
      κ_c: 'un token du cache, rapporté à un token lu',
      T_half: 'lecture où l’attention double le coût',
      PUE: t`surcoût du centre de données : froid, pertes`,
      E_fixed: 'part fixe d’une réponse, en Wh',
    },
    media: {
      n: 'combien',
      s: 'durée, en secondes',
      x: 'croissance avec la taille',
      host: 'serveur entier rapporté au GPU',
      o: 'surcoût, en étapes',
      u: 'par lots servis ensemble, rapporté à une image à la fois',
      W: 'mesuré sur un GPU, en Wh',
      steps: 'étapes faites',
      steps_0: 'étapes de la mesure',
      side: 'côté de l’image mesurée, en pixels',
      pixels: 'pixels de l’image ou d’une trame',
      k: 'échelle de l’ajustement, en Wh',
      A: 'paramètres, en milliards',
      a: 'poids de la taille',
      T: 'tokens d’une image',
      e: 'énergie d’un token au compteur, en Wh',
      q: 'qualité demandée',
      E_class: 'classe des produits qui ne publient rien, en Wh par image',
      E_minute: 'énergie d’une minute, en Wh',
      E_second: 'classe des produits qui ne publient rien, en Wh par seconde',
      f: 'trames par seconde',
      t: 'croissance avec pixels et trames',
      T_0: 'pixels et trames de la mesure',
      c0: 'ajustement, constante',
      c1: 'ajustement, avec les trames',
      c2: 'ajustement, avec les trames au carré',
      c3: 'ajustement, avec trames et pixels',
      c4: 'ajustement, avec les deux au carré',
      c5: 'ajustement, avec les pixels au carré',
      v: 'part du temps où le modèle parle',
      t_out: 'tokens par seconde de parole',
      t_in: 'tokens par seconde d’écoute',
      r: 'un token lu, rapporté à un token écrit',
      T_half: 'lecture où l’attention double le coût',
      PUE: t`surcoût du centre de données : froid, pertes`,
    },
    sum: {
      E_answer: 'écriture de la réponse, en Wh',
      E_reasoning: 'réflexion, en Wh',
      E_tools: 'écriture pour des outils, en Wh',
      E_input: 'lecture de ce qui est nouveau, en Wh',
      E_context: 'relecture depuis le cache, en Wh',
      E_calls: 'part fixe de tous les appels, en Wh',
      E_image: 'images, en Wh',
      E_video: 'vidéos, en Wh',
      E_audio: 'voix et sons, en Wh',
    },
    place: {
      E: 'énergie de cette requête, en Wh',
      CI: 'réseau électrique, en grammes de CO₂e par kWh',
      PUE: t`surcoût du centre de données : froid, pertes`,
      m: 'fabrication des serveurs, en grammes de CO₂e par kWh',
      WUE: 'eau de refroidissement, en litres par kWh',
      EWIF: 'eau dans les centrales, en litres par kWh',
    },
    search: {
      E: 'énergie de cette requête, en Wh',
      E_search: 'énergie d’une recherche web, en Wh',
    },
  },
  bases: {
    reported: 'déclaré',
    counted: 'compté',
    inferred: 'déduit',
    computed: 'd’une étape précédente',
    assumed: 'supposé',
    derived: 'notre calcul',
    measured: 'mesuré sur des modèles ouverts',
    disclosed: 'publié par le fournisseur',
    published: 'publié',
  },
  carbonTitle: 'Puis le carbone',
  ofUse: 'Électricité, selon le lieu',
  ofHardware: 'Fabrication des serveurs',
  all: 'Total',
  marketBased: 'Électricité, selon les contrats',
  marketBasedMore:
    'Après les contrats d’électricité propre de l’opérateur, là où il publie un chiffre. Pour comparaison, jamais additionné.',
  publisher: 'Le cycle de vie publié par l’éditeur',
  publisherMore: t`L’analyse de Mistral sur son Large 2, par token : périmètre plus large que le nôtre. Pour comparaison, jamais additionné.`,
  waterTitle: 'Puis l’eau',
  offSite: 'Dans les centrales',
  onSite: 'Au centre de données',
  resourcesTitle: 'Ressources',
  resourcesMore:
    'Là où le mix électrique est publié. Minéraux en milligrammes d’équivalent antimoine, comme dans les analyses de cycle de vie.',
  minerals: 'Minéraux et métaux',
  fuels: 'Combustibles fossiles et nucléaires',
  boundaries: {
    'life-cycle': t`Le chiffre du réseau couvre son cycle de vie : centrales et combustibles compris.`,
    generation: t`Le chiffre du réseau ne couvre que la production : ni centrales ni combustibles.`,
  },
  zone: (places) => t`Lieu supposé des serveurs : ${places}.`,
  wideRule: t`Les erreurs communes à toutes les requêtes s’additionnent bout à bout ; celles propres à chacune se compensent en partie.`,
  otherCauses: 'La même chose pour le CO₂e et l’eau',
  claimTitle: t`Et les « 10 à 40 recherches » ?`,
  claim: t`La comparaison est de Cordier, dans une émission d’avril 2025 que nous n’avons pas pu réentendre, et dont nous ne connaissons donc pas de lien : une requête de texte vaudrait 10 à 40 recherches web. Cela vient de 3 à 12 Wh par requête et de 0,3 Wh par recherche.`,
  claimOfRequest: (searches, range) => t`Cette requête : ${searches} (${range}).`,
  claimOfText: (searches, range) => t`Vos requêtes de texte ordinaires ici : ${searches} chacune (${range}).`,
  claimModern: (searches, range) =>
    t`Si une recherche prend aujourd’hui 0,04 Wh, une hypothèse, ce serait ${searches} (${range}).`,
  ecologitsTitle: 'Comparé à EcoLogits',
  ecologitsMore:
    'La méthode publiée d’EcoLogits 0.9.3 sur les mêmes requêtes, défauts connus compris (des versions plus récentes en corrigent). Elle a un minimum et un maximum, sans valeur centrale, et ne compte que le texte.',
  ecologitsOn: 'Montrer EcoLogits à côté de nos chiffres',
  ecologitsNone: 'EcoLogits n’a aucun de ces modèles.',
  ecologitsOf: (looked, text, all) =>
    t`Sur ${text} des ${all} requêtes, ${plural(looked, 'celle', 'celles')} qu’EcoLogits connaît :`,
  ours: 'Trottinette',
  quantity: 'Grandeur',
  leftOutTitle: 'Non compté',
  leftOut: {
    training: 'L’entraînement des modèles',
    network: 'Le réseau entre vous et le centre de données',
    device: 'Votre appareil',
    buildings: 'Les bâtiments du centre de données',
    'search-and-tools': 'Les recherches et outils que le modèle appelle',
    'retries-and-safety-models-beyond-the-fixed-part':
      'Les reprises et les modèles de sécurité au-delà de la part fixe',
  },
  versionTitle: 'Version des facteurs',
  oldSet: (tag) => t`Enregistré avec le jeu ${tag} ; les étapes ici prennent celui d’aujourd’hui.`,
  confidence: {
    measured: 'poids ouverts, mesuré',
    open: 'poids ouverts',
    disclosed: 'publié par son éditeur',
    inferred: 'fermé, déduit',
    guessed: 'fermé, deviné',
  },
  modelsTitle: 'Modèles',
  takenAs: 'Compté comme',
  known: 'Fiabilité',
  sourcesTitle: 'Sources',
  cited: {
    taken: t`Repris :`,
    covers: t`Couvre :`,
    licence: t`Licence :`,
    checks: {
      read: 'Lu par nous.',
      'second-hand': 'Tel que d’autres le citent.',
      unverified: 'Non retrouvé.',
    },
  },
  ownValues: (count, text) =>
    t`${text} ${plural(count, 'valeur est notre propre hypothèse ou calcul : elle figure', 'valeurs sont nos propres hypothèses ou calculs : chacune figure')} avec son étape.`,
  readFigures: {
    title: 'Les chiffres que vous avez pu lire',
    more: t`Les chiffres publiés varient d’un facteur cent parce qu’ils ne comptent pas la même chose. Les nôtres viennent ici du moteur qui compte vos requêtes.`,
    ours: (of, amount) => t`${of} : ${amount}`,
    columns: ['Ce que vous avez pu lire', 'Ce que cela couvre', 'Le nôtre', 'Pourquoi ils diffèrent'],
  },
  changelogTitle: 'Ce qui a changé dans les facteurs',
  changelogSet: (set, date) => `Jeu ${set}, ${date}`,
  changelogColumns: ['Quoi', 'Avant', 'Maintenant', 'Pourquoi'],
  dashboardLink: 'Voir ces jours dans le tableau de bord',
};

export const yardstick: YardstickWords = {
  title: t`Qu’est-ce qu’une recherche web ?`,
  more: t`L’énergie, divisée par celle d’une recherche. Personne ne publie de chiffre actuel : à vous de choisir l’étalon.`,
  baselines: {
    'google-2009': {
      name: 'Google, 2009',
      by: t`Le chiffre de Google : U. Hölzle,`,
      at: ', son blog, 11 janvier 2009.',
      trust: t`Ses serveurs seuls, et ancien : une recherche d’aujourd’hui devrait prendre moins.`,
    },
    'modern-hypothesis': {
      name: 'Une recherche d’aujourd’hui',
      by: t`Notre hypothèse, 2026 : les 0,3 Wh de Google, divisés par un gain d’efficacité de sept.`,
      trust: 'Aucune publication n’appuie un chiffre.',
    },
    'with-ai-overview': {
      name: 'Une recherche avec résumé par IA',
      by: t`Notre hypothèse, 2026 : les 0,3 Wh de Google, et une réponse d’un petit modèle.`,
      trust: 'Aucune publication n’appuie un chiffre.',
    },
  },
  each: (energy) => `${energy} par recherche`,
  inUse: 'utilisé',
  shown: (searches, range) => t`Ici : ${searches} (${range})`,
  choose: 'En choisir un autre',
  claim: t`Et les « 10 à 40 recherches » ?`,
};

export const popup: PopupWords = {
  ...common,
  thisWeek: 'Cette semaine',
  devicesTrouble: 'Vos appareils ne sont pas réunis',
  devicesPage: 'Voir pourquoi',
  justInstalled: 'Tout juste installée',
  stripCaption: 'Requêtes par jour sur sept jours, avec l’habitude de chaque jour en trait',
  bySite: 'Aujourd’hui par site',
  byKind: 'Aujourd’hui par type',
  insightCalm: (weekday, usual) => t`Un ${weekday} calme : d’habitude, autour de ${usual}.`,
  nothingRan: t`Aucune réponse produite : pas d’énergie à compter.`,
  onlyHere: t`Ce navigateur seul : ni téléphone, ni applications, ni API.`,
  counting: {
    open: 'Suspendre le comptage',
    resume: 'Reprendre',
    beforePause: 'avant la pause',
  },
  summaryReady: 'Bilan de la semaine',
};

export const aside: AsideWords = {
  zero: 'Aucune requête d’IA vue aujourd’hui.',
  countingOn: (sites) => `Le comptage est actif sur ${sites}.`,
  lastCounted: (when, site) => t`Dernière requête comptée : ${when}, sur ${site}.`,
  reloadTab: 'Un onglet ouvert avant l’installation ou une mise à jour ne compte qu’une fois rechargé.',
  checkIt: 'Vérifier le comptage',
  ready: 'Prête. Utilisez votre IA comme d’habitude.',
  readyMore: (sites) =>
    `Chaque requête sur ${sites} sera comptée ici. Jamais son texte${__ORGANISATION__ ? '' : ', et rien ne quitte cet appareil'}.`,
  readyMany: (count) =>
    `Chaque requête sur les ${count} sites autorisés sera comptée ici. Jamais son texte${__ORGANISATION__ ? '' : ', et rien ne quitte cet appareil'}.`,
  example: 'Exemple',
  exampleCaption: (requests) => `une journée de ${requests} requêtes pourrait donner`,
  alwaysShown: 'bas et haut, toujours affichés',
  rangeTitle: 'Une estimation roule sur une fourchette.',
  rangeMore: 'Les roues marquent le bas et le haut, le guidon la valeur centrale.',
  openSite: 'Ouvrir',
  whatIsCounted: 'Ce qui est compté',
  pauses: {
    title: 'Suspendre tout le comptage',
    hour: 'Une heure',
    tomorrow: 'Jusqu’à demain',
    untilResumed: 'Jusqu’à ce que je reprenne',
    pausedUntil: (time) => `En pause jusqu’à ${time}`,
    pausedUntilTomorrow: 'En pause jusqu’à demain',
    pausedUntilResumed: 'En pause jusqu’à ce que vous repreniez',
    pausedMore: 'Rien n’est compté en attendant, nulle part.',
    thisSite: (site) => `Compter ${site}`,
    siteOff: (site) => `${site} est désactivé`,
    siteOffMore: 'Rien n’est compté sur ce site.',
    countAgain: 'Compter à nouveau',
  },
  goal: {
    thisWeek: (used, most) => t`Cette semaine, jusqu’ici : ${used}, pour ${most} au plus.`,
    amount: (of, count, text) =>
      of === 'requests'
        ? `${text} ${plural(count, 'requête', 'requêtes')}`
        : of === 'images'
          ? `${text} ${plural(count, 'image', 'images')}`
          : `${text}${NARROW}Wh`,
  },
  access: {
    title: (sites, count) => `${sites} ${plural(count, 'n’est pas compté', 'ne sont pas comptés')}`,
    more: (count) => `Le navigateur ne laisse pas l’extension lire ${plural(count, 'ce site', 'ces sites')}.`,
    lastCounted: (when) => t`Dernière requête comptée là : ${when}.`,
    allow: (site) => `Autoriser ${site}`,
    allowAll: (count) => `Autoriser les ${count}`,
    leaveOff: 'Laisser ainsi',
  },
  reloadNow: 'Recharger cet onglet',
  report: 'Signaler, sans aucun texte',
  backup: {
    late: {
      title: 'Pas de sauvegarde depuis quatre semaines',
      more: t`Tous vos comptes ne sont que dans ce navigateur : s’il les perd, ils disparaissent.`,
    },
    'not-allowed': {
      title: 'La sauvegarde hebdomadaire n’est pas enregistrée',
      more: 'Le navigateur ne laisse plus l’extension enregistrer de fichiers d’elle-même.',
    },
    full: {
      title: 'La sauvegarde hebdomadaire n’est pas enregistrée',
      more: 'Il n’y a plus de place sur le disque.',
    },
    'not-written': {
      title: 'La sauvegarde hebdomadaire n’est pas enregistrée',
      more: 'Le disque est peut-être plein, ou le dossier de vos téléchargements absent ou verrouillé.',
    },
  },
  toBackups: 'Vers les sauvegardes',
  noReminder: 'Ne plus me le rappeler',
};

export const coach: CoachWords = {
  dismiss: 'Masquer',
  where: (site, time) => `${site}, ${time},`,
  instead: (searches) => `1 recherche au lieu d’${searches}`,
  took: (searches) => t`Coût : ${searches}`,
  ideas: {
    arithmetic: {
      title: t`Un calcul pour la calculatrice ?`,
      text: 'une opération. Une calculatrice va plus vite, sans erreur.',
    },
    conversion: {
      title: t`Une conversion, tout simplement ?`,
      text: 'une conversion. La barre de recherche convertit à la frappe.',
    },
    dictionary: {
      title: t`Un mot pour le dictionnaire ?`,
      text: 'un mot à chercher. Un dictionnaire va plus vite, avec des exemples.',
    },
    spelling: {
      title: t`Une question d’orthographe ?`,
      text: 'une orthographe. Le correcteur du navigateur la connaît.',
    },
    clock: {
      title: t`Une question pour le calendrier ?`,
      text: 'une date ou une heure. Une horloge ou un calendrier les donne aussitôt.',
    },
    live: {
      title: t`Une recherche suffisait-elle ?`,
      text: 'une information qui change d’heure en heure. Une recherche va plus vite, et est à jour.',
    },
    'look-up': {
      title: t`Une recherche suffisait-elle ?`,
      text: 'un simple renseignement. Une recherche va plus vite et montre ses sources.',
    },
    'fast-mode': {
      title: t`Fallait-il la Formule 1 ?`,
      text: 'réflexion étendue pour une question courte. Le mode standard va plus vite.',
    },
    'long-thread': {
      title: t`Le moment d’une nouvelle conversation ?`,
      text: 'un très long fil, relu à chaque requête. Un nouveau répond plus vite.',
    },
    regenerations: {
      title: t`Une phrase de plus suffisait-elle ?`,
      text: 'la même réponse redemandée. Dire ce qui manque va plus vite.',
    },
    'image-burst': {
      title: t`Laquelle de ces images était la bonne ?`,
      text: 'beaucoup d’images d’affilée. Décrire celle que l’on veut en demande moins.',
    },
  },
};

const shareOf = (cardTitle: string, fileName: string): ShareWords => ({
  open: 'Carte à partager',
  cardTitle,
  cardNote: (search) => t`Estimations : bas et haut autour d’une valeur centrale. Une recherche = ${search}.`,
  save: 'Enregistrer l’image',
  copy: 'Copier en texte',
  copied: 'Copié.',
  notCopied: 'Le navigateur ne l’a pas permis. Enregistrez l’image, ou envoyez-la.',
  send: 'Envoyer…',
  fileName,
  text: ({ dates, requests, searches, energy, gas, water, said, search }) =>
    t`${cardTitle}, ${dates} : ${requests}, ${searches}.${said && ` ${said}`}\nÉnergie ${energy}, CO₂e ${gas}, eau ${water}.\nEstimations, bas et haut autour d’une valeur centrale ; une recherche = ${search}. Compté par Trottinette, sur mon appareil.`,
});

export const summary: SummaryWords = {
  ...common,
  cause,
  week: (number) => `Semaine ${number}`,
  previousWeek: 'Semaine précédente',
  nextWeek: 'Semaine suivante',
  daysCounted: (count, text) => `${text} ${plural(count, 'jour compté', 'jours comptés')}`,
  soFar: 'jusqu’ici',
  nothing: 'Rien n’a été compté cette semaine-là.',
  nothingYet: 'Rien n’a encore été compté cette semaine.',
  emptyMore,
  theWeekBefore: (requests) => `${requests} la semaine d’avant`,
  soFarTheWeekBefore: (requests, weekday) => `${requests} au ${weekday} soir de la semaine d’avant`,
  inUsualWeek: (requests, days, text) =>
    `${requests} en ${days === 7 ? 'semaine habituelle' : `${text} ${plural(days, 'jour habituel', 'jours habituels')}`}`,
  usualWeek: 'Semaine habituelle',
  usualDays: (days, text) => `${text} ${plural(days, 'jour habituel', 'jours habituels')}`,
  medianOf: (requests, text, weeks) =>
    `${text} ${plural(requests, 'requête', 'requêtes')}, médiane de ${weeks} semaines`,
  energyPerDay: 'Énergie par jour',
  aDay: (unit) => `${unit} par jour`,
  yourUsual: 'votre habitude ce jour-là',
  fiveWeeks: 'Requêtes de cette semaine et des quatre précédentes',
  useClasses: reasons.useClasses,
  oneRequest: reasons.oneRequest,
  asTable: 'Voir en tableau',
  range: 'Fourchette',
  trend: {
    title: (weekday) => t`${weekday} : on dirait un effet de mode`,
    pageTitle: 'On dirait un effet de mode',
    images: (images) => `${images} images.`,
    imagesWithin: (images, minutes, text) =>
      `${images} images en ${text} ${plural(minutes, 'minute', 'minutes')}.`,
    imagesBetween: (images, from, to) => `${images} images entre ${from} et ${to}`,
    shares: (images, weekday, ofDay, ofWeek) =>
      t`${images} : ${ofTheWhole(ofDay, `l’énergie de ${weekday}`)}${ofWeek ? `, ${ofTheWhole(ofWeek, 'celle de la semaine')}` : ''}.`,
    enough: 'Une ou deux auraient peut-être suffi.',
    without: (without, all) => t`Sans elles : ${without} au lieu de ${all}`,
    few: (few, images, energy) => `${few} des ${images} auraient pris ${energy}.`,
    thisWeek: 'Cette semaine',
    withFew: (few, images) => `Avec ${few} des ${images}`,
    withoutThem: 'Sans elles',
  },
  proportion: (energy, count, thing) => t`Ordre de grandeur : ${energy}, c’est environ ${count} ${thing}.`,
  things: {
    'phone-charge': 'charges de smartphone',
    'led-minute': t`minutes d’une ampoule LED de 9${NARROW}W`,
    'kettle-cup': 'tasses d’eau portées à ébullition',
    'streaming-hour-ca': 'heures de vidéo en streaming (Carbon Trust)',
    'streaming-hour-iea': 'heures de vidéo en streaming (AIE)',
    'car-ev-m': 'mètres en voiture électrique',
    'scooter-m': 'mètres en trottinette électrique',
    'ebike-m': 'mètres en vélo électrique',
    'f1-m': 'mètres en Formule 1',
  },
  vehicles: {
    title: 'Quel véhicule, pour quel trajet',
    more: (requests, text, all, share) =>
      t`${text} ${plural(requests, 'requête', 'requêtes')} sur ${all} ${plural(requests, 'a pris', 'ont pris')} la Formule 1 : ${ofTheWhole(share, 'l’énergie')}.`,
    runs: (runs, text, energy) => t`dont ${text} ${plural(runs, ...RUNS)} : ${energy}`,
    names: { walk: 'À pied', scooter: 'Trottinette', car: 'Voiture', f1: 'Formule 1' },
    trips: {
      walk: 'une recherche, un calcul, la mémoire',
      scooter: 'modèles rapides, légers',
      car: 'modèles standards',
      f1: 'réflexion, recherche approfondie, images',
    },
    notCounted: 'non compté',
  },
  heaviest: 'Les requêtes les plus lourdes',
  when: 'Quand',
  what: 'Quoi',
  modes: { reasoning: 'réflexion', research: 'recherche approfondie', agent: 'agent' },
  produced: dashboard.produced,
  seconds: dashboard.seconds,
  bar: dashboard.bar,
  barsOpen: t`Pointez une barre, ou parcourez-les avec les flèches ; un clic ou Entrée ouvre son jour.`,
  barOpens: 'Une barre dit sa journée, et l’ouvre.',
  voiceSession: dashboard.voiceSession,
  lookupsTitle: 'Avec une recherche à la place',
  lookups: (count, searches, instead, range) =>
    t`Si ${count} simples renseignements avaient été des recherches web : ${searches} au lieu de ${instead} (${range}).`,
  goal: {
    title: 'Votre objectif',
    running: (used, most) => t`Jusqu’ici : ${used}, pour ${most} au plus.`,
    kept: (used, most) => t`Tenu : ${used}, pour ${most} au plus.`,
    missed: (used, most) => t`Pas cette fois : ${used}, pour ${most} au plus.`,
    amount: aside.goal.amount,
    suggestTitle: t`Un objectif pour la semaine prochaine ?`,
    suggest: (amount, usual) => t`${amount} au plus : un peu sous les ${usual} de votre semaine habituelle.`,
    take: 'En faire mon objectif',
    taken: 'C’est votre objectif. Il se change dans les options.',
  },
  boundary: (set) =>
    `Estimations au centre de données, facteurs ${set}. Votre appareil, le réseau et l’entraînement des modèles ne sont pas inclus.`,
  share: shareOf('Ma semaine avec l’IA', 'ma-semaine-avec-l-ia'),
  fullSummary: 'Bilan complet',
  backToToday: 'Retour à aujourd’hui',
};

export const toolbar: ToolbarWords = {
  cause,
  locale: LOCALE,
  nothingYet: 'Aucune requête d’IA vue aujourd’hui. Ouvrir le détail.',
  today: (requests, text, searches) =>
    `${text} ${plural(requests, 'requête', 'requêtes')} aujourd’hui, ${searches.under ? 'moins de' : 'environ'} ${searches.text} ${plural(searches.amount, 'recherche', 'recherches')} web. Ouvrir le détail.`,
  asking: 'Rien n’est compté sans votre accord. Ouvrir le détail.',
  refused: t`Rien n’est compté : vous avez dit non. Ouvrir le détail.`,
  paused: (end) => {
    if (!end) return 'En pause.';
    return end.at === 'time' ? `En pause jusqu’à ${time(end.hour, end.minute)}.` : 'En pause jusqu’à demain.';
  },
  changed: (sites) => {
    const names = new Intl.ListFormat(LOCALE).format(sites);
    return t`${names} ${plural(sites.length, 'a', 'ont')} changé : des requêtes peuvent manquer au compte.`;
  },
  storageFailed: 'Rien ne peut être enregistré. Ouvrir le détail.',
  historyLost: 'Vos comptes passés ont disparu. Voir le détail.',
  late: (sites) => {
    const names = new Intl.ListFormat(LOCALE).format(sites);
    const tabs = plural(sites.length, 'l’onglet', 'les onglets');
    return t`Rechargez ${tabs} de ${names} : ${plural(sites.length, ...NOT_YET)}.`;
  },
  newerStore: t`Vos relevés viennent d’une version plus récente. Mettez l’extension à jour : rien n’est perdu.`,
  summaryReady: 'Le bilan de la semaine dernière est prêt.',
  notification: {
    title: 'Votre semaine avec l’IA',
    text: 'Le bilan de la semaine dernière est prêt. Il a été calculé sur cet appareil et y reste.',
  },
};

const choices: ChoiceWords = {
  countSite: (site) => `Compter ${site}`,
  siteLists: {
    on: (count, text) => `${text} ${plural(count, 'site compté', 'sites comptés')}`,
    off: (count, text) => `${text} ${plural(count, 'autre, à un clic', 'autres, un clic chacun')}`,
    limitsOf: (limits) => t`Limites : ${limits}.`,
    limits: {
      'no-model': 'modèle jamais nommé',
      'models-unnamed': 'modèles d’une comparaison anonymes jusqu’au vote',
      'custom-models': 'bots personnels comptés comme personnalisés',
      'late-media': 'médias arrivés après la fermeture de l’onglet laissés en attente',
      'media-as-asked': 'médias comptés tels que demandés',
      'no-seconds': 'durées non transmises',
      'run-estimated': 'recherche approfondie estimée en bloc',
      'reasoning-summaries': 'raisonnement montré en résumé, le reste déduit',
      'resumed-apart': 'réponse reprise après une coupure non recollée',
      'files-unsized': 'taille des fichiers joints inconnue',
      'no-voice': 'pas la voix',
      'no-media': 'ni images ni vidéo',
      'partly-unreadable': 'ce qui ne se lit pas est déduit',
      'answers-unread': 'réponses illisibles, déduites de la question',
      'not-in-pages': 'pas les réponses insérées dans les pages ordinaires',
    },
  },
  zone: {
    name: 'Où sont les serveurs',
    more: 'Fixe le CO₂e et l’eau d’un kilowattheure, à partir de la prochaine requête.',
    own: 'Le mix de chaque fournisseur',
    countries: 'Pays',
    usRegions: 'Régions électriques des États-Unis',
  },
  coach: {
    name: 'Coach',
    more: 'Une idée par jour au plus, après coup, dans la fenêtre. Muet dans le doute.',
    looksAt: t`Quand il est actif, chaque question est regardée dans son onglet à l’envoi : sa longueur, quelques mots comme « traduis », si c’est un calcul, si vous reposez la question. Rien de la question n’est gardé ni ne quitte l’onglet : seulement quelle idée convient, et avec quelle certitude.`,
  },
};

export const options: OptionsWords = {
  ...common,
  typeset,
  ...choices,
  title: 'Options',
  sectionsLabel: 'Rubriques',
  sections: {
    display: 'Affichage',
    sites: 'Sites',
    estimation: 'Estimation',
    coach: 'Coach et objectif',
    data: 'Données',
    about: 'À propos',
  },
  foldedMore: {
    coach: 'Des idées, un objectif pour la semaine, une notification',
    data: 'Export, sauvegarde, import, appareils, conservation, suppression',
    about: 'Nouveautés, confidentialité, licences',
  },
  notSaved: 'Ce choix n’a pas pu être enregistré. Réessayez.',
  display: {
    language: 'Langue',
    automatic: (language) => `Automatique (${language})`,
    theme: 'Thème',
    themes: { auto: 'Système', light: 'Clair', dark: 'Sombre' },
    badge: {
      name: 'Badge de la barre d’outils',
      more: t`Le nombre est exact ; les deux autres sont des estimations.`,
    },
    badges: { requests: 'Requêtes', searches: 'Recherches web', energy: 'Wh', off: 'Aucun' },
    weekStart: 'La semaine commence le',
  },
  agreement: {
    name: 'Votre accord',
    agreed: (date) =>
      t`Donné le ${date}. Si vous le retirez, plus rien n’est compté ; ce qui l’a été reste à vous.`,
    takeBack: 'Le retirer',
  },
  pause: {
    name: 'Comptage',
    running: 'Actif. Une pause l’arrête sur tous les sites.',
    pausedUntil: (moment) => `En pause jusqu’à ${moment}. Rien n’est compté en attendant, nulle part.`,
    pausedUntilResumed: 'En pause jusqu’à ce que vous repreniez. Rien n’est compté en attendant, nulle part.',
    hour: 'Une heure',
    tomorrow: 'Jusqu’à demain',
    open: 'Jusqu’à ce que je reprenne',
    resume: 'Reprendre',
  },
  sitesSection: {
    intro: t`Un site désactivé n’est pas compté : rien de ce qui y passe n’est gardé.`,
    search: 'Trouver un site',
    noneFound: (typed) =>
      t`Aucun site ici ne s’appelle « ${typed} ». Vous pouvez ajouter son adresse plus bas.`,
    othersMore:
      'Chacun demande l’autorisation au navigateur quand vous l’activez, et la rend quand vous le désactivez.',
    lastCounted: (when) => t`dernière requête : ${when}`,
    notSeen: 'pas encore vu',
    asks: 'demande l’autorisation',
    mayMiss: 'des requêtes peuvent manquer',
    changedSince: (date) => `a changé le ${date}`,
    report: 'Préparer un signalement',
    blocked: 'non autorisé par le navigateur',
    allow: (site) => `Autoriser ${site}`,
    unknownModels: (models) =>
      t`Pas encore dans nos tables, comptés comme le modèle le plus proche : ${models}.`,
    unproven: (when) =>
      t`Des requêtes viennent d’un cadre ou d’une fenêtre qu’une autre page a ouverts, et cette page a pu les inventer ; dernière : ${when}.`,
    check: 'Vérifier qu’un site est bien compté',
  },
  own: {
    title: 'Vos propres adresses',
    more: 'Un chat que vous hébergez, ou qui manque à cette liste. L’autorisation du navigateur porte sur cette seule adresse.',
    address: 'Adresse',
    kind: 'Ce qui y tourne',
    add: 'Ajouter',
    remove: (origin) => `Retirer ${origin}`,
    removeShort: 'Retirer',
    chooseKind: t`Qu’est-ce qui y tourne ?`,
    kindMissing: t`Choisissez ce qui y tourne : l’adresse ne le dit pas.`,
    problems: {
      empty: 'Écrivez une adresse comme chat.exemple.org.',
      'not-an-address': 'Ce n’est pas une adresse qu’un navigateur pourrait ouvrir.',
      'not-a-web-page': 'Seules les pages web (http ou https) peuvent être comptées.',
      'has-credentials': 'Retirez le nom et le mot de passe de l’adresse.',
      'known-site': t`Ce site est dans la liste plus haut : activez-le là.`,
      'already-added': 'Cette adresse est déjà dans la liste.',
      'too-many': t`Il n’y a plus de place : retirez d’abord une adresse.`,
    },
    refused: (origin) => t`Le navigateur n’a pas autorisé ${origin} : l’adresse n’est pas ajoutée.`,
    added: (origin) => `${origin} est compté à partir de maintenant. Rechargez son onglet.`,
  },
  estimation: {
    search: { name: 'Une recherche web', more: 'L’étalon de toutes les comparaisons avec des recherches.' },
    searchChoice: (energy, baseline) => `${energy} (${baseline})`,
    equivalences: {
      name: 'Affiché à côté des quantités',
      more: 'L’énergie se compare à l’énergie, le gaz au gaz, l’eau à l’eau.',
    },
    equivalenceNames,
    rezone: {
      name: 'Jours passés',
      more: 'Ils gardent la région de leur estimation, sauf si vous le demandez.',
    },
    rezoneNow: 'Recalculer les jours passés',
    rezoning: (done, total) => t`Recalcul : ${done} sur ${total}`,
    rezoned: 'Les jours passés sont recalculés.',
    factors: 'Facteurs',
    factorsMore: (set, days, text) =>
      days === 0
        ? `Jeu ${set}, source la plus récente lue aujourd’hui. Seule une mise à jour de l’extension le renouvelle.`
        : `Jeu ${set}, source la plus récente lue il y a ${text} ${plural(days, 'jour', 'jours')}. Seule une mise à jour de l’extension le renouvelle.`,
    method: 'Voir la méthode et ses sources',
    ecologits: {
      name: 'EcoLogits à côté',
      more: 'Montre ce que cette autre méthode ouverte trouve pour les mêmes requêtes.',
    },
  },
  coachSection: {
    rules: 'Idées',
    ruleNames: {
      arithmetic: 'calculs',
      conversion: 'conversions',
      dictionary: 'mots à chercher',
      spelling: 'orthographe',
      clock: 'dates et heures',
      live: 'actualité, météo, prix',
      'look-up': 'simples renseignements',
      'fast-mode': 'réflexion pour une question courte',
      'long-thread': 'très longues conversations',
      regenerations: 'même réponse redemandée',
      'image-burst': 'beaucoup d’images à la suite',
    },
    goal: { name: 'Objectif hebdomadaire', more: 'Par rapport à votre semaine habituelle seulement.' },
    goals: {
      none: 'Aucun',
      requests: 'Un maximum de requêtes',
      images: 'Un maximum d’images',
      energyWh: 'Un maximum de Wh',
    },
    most: 'Au plus',
    mostOf: { requests: 'requêtes par semaine', images: 'images par semaine', energyWh: 'Wh par semaine' },
    weekly: {
      name: 'Notification de la semaine',
      more: 'Le navigateur demande votre accord quand vous l’activez. Le bilan est là sans elle.',
    },
    weeklyRefused: 'Le navigateur n’a pas autorisé les notifications.',
  },
  backup: {
    name: 'Sauvegarde hebdomadaire',
    more: t`Chaque semaine, un fichier JSON dans le dossier « Trottinette » de vos téléchargements, à la place du plus ancien. Votre navigateur vous demande votre accord à l’activation. Le fichier n’est pas chiffré, et garde ce que vous supprimez ici jusqu’à son remplacement.`,
    last: (date) => t`Dernière sauvegarde : ${date}.`,
    kept: 'Fichiers gardés',
    files: (count) => `Les ${count} derniers fichiers`,
    refused: 'Votre navigateur n’a pas autorisé l’enregistrement automatique de fichiers.',
    failed: 'La dernière sauvegarde n’a pas pu être enregistrée',
    failures: {
      'not-allowed': 'Votre navigateur ne laisse plus l’extension enregistrer de fichiers d’elle-même.',
      full: 'Il n’y a plus de place sur le disque.',
      'not-written':
        'Le disque est peut-être plein, ou le dossier de vos téléchargements absent ou verrouillé.',
    },
    again: 'Réessayer',
    reminder: {
      name: 'Me rappeler les sauvegardes',
      more: 'Dans la fenêtre de l’extension, quand la dernière a plus de quatre semaines et qu’il y a beaucoup à perdre.',
    },
  },
  data: {
    retention: {
      name: 'Conserver le détail des requêtes',
      more: 'Les totaux par jour restent jusqu’à ce que vous les supprimiez.',
    },
    retentionDays: (days, text) => (days >= 3_650 ? '10 ans' : `${text} ${plural(days, 'jour', 'jours')}`),
    stored: (count, text) => `${text} ${plural(count, 'requête', 'requêtes')} sur cet appareil.`,
    inTrash: (count, text) =>
      t`${text} plus ${plural(count, 'ancienne est', 'anciennes sont')} à la corbeille, jusqu’à ce que le compteur ait tourné sept jours ; avec une durée plus longue, ${plural(count, 'elle revient', 'elles reviennent')}.`,
    expiring: (count, text) =>
      t`${text} ${plural(count, 'requête va', 'requêtes vont')} partir ; les totaux par jour restent.`,
    expired: (count, text) =>
      `${text} ${plural(count, 'requête va', 'requêtes vont')} à la corbeille, pour sept jours où le compteur tourne.`,
    clock: {
      jump: {
        title: t`L’horloge est-elle juste ?`,
        more: (date) =>
          t`Le compteur a tourné pour la dernière fois le ${date}. Si l’horloge de cet ordinateur est fausse, rien n’est perdu : elle ne rend aucune requête trop ancienne avant que le compteur ait tourné un autre jour.`,
      },
      ahead: {
        title: 'Quelque chose est daté dans le futur',
        more: (date) =>
          t`Jusqu’au ${date} : l’horloge de cet ordinateur est fausse, ou l’a été. Le tableau de bord le montre sous « Tout », et vous pouvez supprimer ces jours ici.`,
      },
    },
    export: {
      name: 'Exporter',
      more: 'Un fichier à vous, écrit par cette page. Le JSON contient tout, réglages compris.',
    },
    exportRequests: 'CSV des requêtes',
    exportDays: 'CSV des jours',
    exportAll: 'JSON',
    exported: (name) => t`Enregistré sous ${name}.`,
    notExported: t`Les relevés n’ont pas pu être lus : aucun fichier n’a été créé. Réessayez.`,
    saving,
    history: {
      name: 'Votre historique',
      more: t`Ce que les assistants et les agents de code vous remettent : vos années d’usage, où que ce soit.`,
    },
    import: {
      name: 'Importer',
      more: 'Un export JSON, de cet appareil ou d’un autre. Le même fichier deux fois ne change rien.',
    },
    importSettings: 'Ses réglages aussi',
    importDeleted: 'Aussi ce que j’ai supprimé',
    chooseFile: 'Choisir un fichier',
    readingFile: (rows, text) =>
      t`Lecture : ${text} ${plural(rows, 'ligne', 'lignes')}. Rien n’est encore repris.`,
    cancelImport: 'Annuler',
    importing: (rows, total) =>
      t`Reprise : ${rows} lignes sur ${total}. Elle ira au bout même si vous partez.`,
    askStrangers: (requests, text, from, to) =>
      t`Ce fichier contient ${text} ${plural(requests, 'requête', 'requêtes')}, du ${from} au ${to}, d’un appareil ou d’un profil de navigateur nouveau ici. ${plural(requests, 'Est-elle de vous ? Elle comptera', 'Sont-elles de vous ? Elles compteront')} alors dans votre usage.`,
    askDeleted: (requests, text) =>
      t`${text} ${plural(requests, 'requête présente ici a été supprimée', 'requêtes présentes ici ont été supprimées')} sur un autre appareil. Supprimer ici aussi ?`,
    importAnswers: {
      strangers: { yes: 'C’est à moi', no: 'Ne rien reprendre' },
      deleted: { yes: 'Supprimer', no: 'Garder' },
    },
    imported: (requests, requestsText, days, daysText) =>
      t`Nouveau : ${requestsText} ${plural(requests, 'requête', 'requêtes')} et ${daysText} ${plural(days, 'total', 'totaux')} par jour.`,
    stayDeleted: (requests, requestsText, days, daysText) =>
      t`Supprimé un jour, donc non repris : ${requestsText} ${plural(requests, 'requête', 'requêtes')} et ${daysText} ${plural(days, 'total', 'totaux')} par jour. Cochez « Aussi ce que j’ai supprimé » et choisissez à nouveau le fichier pour les retrouver.`,
    copied:
      'Ce profil de navigateur est la copie d’un autre, ou a été copié. Désormais, il compte sous un nom à lui.',
    notImported: {
      'not-ours': 'Ce n’est pas un export de Trottinette, ou une version plus récente l’a écrit.',
      broken: t`Ce fichier n’est pas un export entier de Trottinette : il s’interrompt, ou a été modifié. Rien n’a été repris.`,
      unreadable: 'Le navigateur n’a pas pu lire ce fichier. Choisissez-le à nouveau. Rien n’a été repris.',
      'not-saved': 'La place manque pour l’enregistrer. Rien n’a été repris.',
      cancelled: 'Rien n’a été repris.',
      later: 'Tout n’a pas encore pu être enregistré. Le reste suivra de lui-même dès que possible.',
    },
    rejected: (count, text) =>
      t`${text} ${plural(count, 'ligne n’a pas été prise', 'lignes n’ont pas été prises')} :`,
    rejectedRow: (table, index) => `${table}, ligne ${index}`,
    tables: { requests: 'requêtes', days: 'jours', deletions: 'suppressions' },
    settingsTaken: 'Réglages repris.',
    devices: { name: 'Vos autres appareils', more: t`Réunis par un dossier à vous ; rien n’est envoyé.` },
    openDevices: 'Ouvrir',
    organisation: {
      name: 'Rapport pour une organisation',
      more: t`Les sommes d’une semaine ou d’un mois en un fichier, vu avant d’être enregistré ; rien n’est envoyé.`,
    },
    openOrganisation: 'Voir le rapport',
    deleteDay: 'Supprimer un jour',
    deleteSite: 'Supprimer un site',
    deleteAll: { name: 'Tout supprimer', more: 'Tous les comptes de tous les jours. Les réglages restent.' },
    ask: (what, count, counted) =>
      t`Supprimer : ${what} ? ${counted} ${plural(count, 'va', 'vont')} partir, avec les totaux par jour.`,
    delete: 'Supprimer',
    keep: 'Garder',
    day: 'Jour',
    chooseSite: 'Choisir un site',
    everything: 'tout',
    aRequest: 'une requête',
    elsewhere: 'ce qui a été supprimé sur un autre appareil',
    restoring: 'Restauration en cours…',
    deleted: (what) => t`Supprimé : ${what}. Vous avez 30 secondes pour changer d’avis.`,
    undo: 'Annuler',
    restored: 'Tout est revenu.',
    tooLate: t`Les 30 secondes sont passées : rien ne peut être rétabli.`,
  },
  about: {
    version: (version) => `Trottinette ${version}`,
    news: 'Les nouveautés de cette version',
    moreNews: (count) => `${count} de plus`,
    promise: __ORGANISATION__
      ? 'Pas de compte, aucun texte gardé, rien d’envoyé sans votre oui.'
      : 'Pas de compte, pas de code réseau, aucun texte gardé.',
    question: t`A-t-on vraiment besoin de la Formule 1, quand la trottinette suffit ?`,
    licence: 'Code source',
    licenceMore: 'Mozilla Public License 2.0',
    repository: 'Dépôt',
    tracker: {
      name: 'Problèmes et souhaits',
      more: 'Pour signaler un site qui ne se lit plus, ou en demander un. C’est public.',
    },
    openTracker: 'Ouvrir le suivi',
    contact: {
      name: 'Contact',
      more: 'Pour ce qui n’a pas sa place en public, comme une faille de sécurité.',
    },
    write: 'Écrire',
    privacy: { name: 'Confidentialité', more: 'Ce qui est vu, ce qui est gardé, et que rien n’est envoyé.' },
    readPrivacy: 'Lire la politique',
    rating: { name: 'Un mot pour les autres', more: 'Un avis dans votre magasin aide à la trouver.' },
    rate: 'Donner un avis',
    fonts: 'Polices',
    fontsMore: 'Bricolage Grotesque et Figtree, SIL Open Font License 1.1',
    notice: 'D’où viennent les chiffres, et leurs licences',
  },
};

export const devices: DevicesWords = {
  ...common,
  title: 'Vos appareils',
  intro: t`Un autre navigateur, une autre machine : chacun compte pour soi, et ils se réunissent par un dossier qui transporte déjà vos fichiers (Nextcloud, Syncthing, Dropbox, une clé). Pour cela, l’extension n’envoie rien.`,
  joining: 'Les réunir',
  folderName: 'Dossier',
  folderMore:
    'Choisissez le même dossier sur chaque appareil. Chacun y écrit un fichier à lui et lit ceux des autres.',
  folderChosen: (folder) => t`« ${folder} ». Réunis d’eux-mêmes au démarrage du navigateur, et chaque jour.`,
  chooseFolder: 'Choisir un dossier',
  joinNow: 'Réunir maintenant',
  leaveFolder: 'Ne plus utiliser de dossier',
  filesName: 'Fichiers',
  filesMore:
    'Ce navigateur ne donne pas de dossier aux extensions. Enregistrez le fichier de cet appareil là où les autres le trouvent, et ouvrez les leurs, tous à la fois.',
  saveFile: 'Enregistrer le fichier de cet appareil',
  openFiles: 'Ouvrir les fichiers des autres',
  joinedAt: (when) => t`Réunis pour la dernière fois : ${when}.`,
  folderFailures: {
    'no-grant': {
      title: 'Le navigateur veut qu’on lui redemande le dossier',
      more: t`Cliquez sur « Réunir maintenant » et autorisez-le, à chaque visite s’il le propose.`,
    },
    gone: {
      title: 'Le dossier ne peut pas être lu',
      more: 'Il a été déplacé, ou son disque n’est pas là. Choisissez-le de nouveau.',
    },
    'not-written': {
      title: 'Le fichier de cet appareil n’a pas pu être écrit',
      more: 'Le disque est peut-être plein, ou le dossier en lecture seule. Les autres appareils ne voient pas ce qui est nouveau ici.',
    },
  },
  copied: 'Ce profil de navigateur a été copié',
  copiedMore: t`Son fichier contenait ce qu’il n’a jamais compté. Il compte désormais sous un nom à lui ; rien n’est perdu ni doublé.`,
  thisDevice: 'Cet appareil',
  nameMore: 'Le nom que les autres appareils lui donnent.',
  nameLabel: 'Nom de cet appareil',
  saveName: 'Enregistrer le nom',
  passphrase: 'Phrase de passe',
  passphraseMore: t`Si d’autres peuvent lire le dossier : les fichiers ne s’ouvrent alors qu’avec elle. La même sur chaque appareil ; elle ne se retrouve pas.`,
  passphraseSet: t`Définie. Le fichier de cet appareil est scellé ; ceux des autres s’ouvrent avec elle, et un fichier sans elle est refusé.`,
  passphraseLabel: 'Phrase de passe des fichiers',
  setPassphrase: 'Définir',
  removePassphrase: 'Retirer',
  shown: 'Ce que montrent les pages',
  shownMore:
    'Tableau de bord et semaines. La barre d’outils, et aujourd’hui dans la fenêtre, comptent cet appareil seul.',
  devicesTitle: 'Appareils',
  columns: {
    device: 'Appareil',
    seen: 'Vu pour la dernière fois',
    requests: 'Requêtes',
    state: 'État',
    actions: 'Choix',
  },
  now: 'maintenant',
  neverSeen: 'jamais par son fichier',
  joined: 'réuni',
  deletedThere: (count, text) =>
    t`réuni ; ${text} ${plural(count, 'requête supprimée là-bas l’est', 'requêtes supprimées là-bas le sont')} ici aussi`,
  asked: (count, text) =>
    t`nouveau ici, avec ${text} ${plural(count, 'requête', 'requêtes')} : est-il à vous ?`,
  leftOut: 'laissé de côté',
  failures: {
    broken: t`son fichier est coupé ou modifié : rien n’en a été pris. Il est peut-être encore en route.`,
    locked: t`son fichier a une phrase de passe, et pas celle d’ici : rien n’en a été pris.`,
    unsealed: t`son fichier n’a pas de phrase de passe, et il y en a une ici : rien n’en a été pris. Définissez la même là-bas.`,
    unreadable: t`son fichier ne peut pas être lu : rien n’en a été pris.`,
    'not-saved': t`il n’a pas pu être enregistré ici : nouvel essai la prochaine fois.`,
  },
  mine: (device) => t`${device} est à moi`,
  notMine: (device) => t`Laisser ${device} de côté`,
  takeIn: (device) => t`Prendre ${device}`,
  forget: (device) => t`Oublier ${device}`,
  askForget: (device, count, text) =>
    t`Oublier ${device} ? Ses ${text} ${plural(count, 'requête quitte', 'requêtes quittent')} cet appareil ; vos autres appareils les gardent.`,
  doForget: 'Oublier',
  keep: 'Garder',
  nameless: 'Fichiers dont rien n’a pu être pris',
  notDone: 'Cela n’a pas pu être fait.',
  howItWorks: 'Comment cela marche',
  howItWorksMore: [
    t`Chaque appareil écrit son fichier et aucun autre, à neuf et en entier ; un fichier coupé ou modifié est refusé, et nommé ici.`,
    'Ce que vous supprimez sur un appareil est supprimé sur les autres, et le reste.',
    t`Les fichiers contiennent des nombres : sites, modèles, heures, tokens, estimations. Aucune question, aucune réponse.`,
  ],
};

export const organisation: OrganisationWords = {
  ...common,
  title: 'Rapport pour mon organisation',
  intro: t`Si votre université ou votre entreprise demande ce que représente l’usage de l’IA par ses membres, vous pouvez lui donner ceci : les sommes d’une semaine ou d’un mois terminé. Rien n’est envoyé d’ici : vous lisez le fichier, l’enregistrez et le transmettez vous-même, ou non.`,
  holds: 'Ce qu’il contient',
  holdsMore: [
    t`Des sommes par site et par type : requêtes, tokens, images, énergie, CO₂e, eau`,
    'Le premier et le dernier jour de la période',
    t`Un identifiant fait pour cette seule période : rien ne dit que deux de vos rapports sont de vous`,
  ],
  never: 'Ce qu’il ne contient jamais',
  neverMore: [
    'Ce que vous ou l’IA avez écrit',
    'Votre nom, votre compte, cet appareil, le lieu où vous êtes',
    t`Les jours, les heures, ni les adresses que vous avez ajoutées : elles sont une seule ligne, sans leurs noms`,
  ],
  choices: 'Ce qui y entre',
  unit: 'Semaines ou mois',
  units: { week: 'Semaine', month: 'Mois' },
  period: 'Période',
  periodMore: 'Seulement ce qui est terminé. De cet appareil seul, sans ce que vous avez apporté d’ailleurs.',
  minimum: 'Petits nombres',
  minimumMore:
    'Les lignes de moins de requêtes sont réunies, et omises si même ensemble elles en comptent moins.',
  minimumChoice: (count) => (count === 1 ? 'Garder chaque ligne' : `Au moins ${count} par ligne`),
  models: 'Noms des modèles',
  modelsMore:
    'Ils en disent plus sur ce que vous faites. Sans eux, chaque site et chaque type est une ligne.',
  notChanged: 'Cela n’a pas pu être enregistré.',
  noneOver: {
    week: 'Aucune semaine où quelque chose a été compté n’est terminée',
    month: 'Aucun mois où quelque chose a été compté n’est terminé',
  },
  noneOverMore: 'Revenez quand ce sera le cas.',
  contents: (period) => t`Tout ce qu’il contient : ${period}`,
  columns: {
    what: 'Site et type',
    requests: 'Requêtes',
    tokens: 'Tokens',
    read: (text) => t`${text} lus`,
    written: (text) => t`${text} écrits`,
    made: 'Produits',
  },
  produced: dashboard.produced,
  ownSites: 'Adresses que vous avez ajoutées',
  together: 'Autres, ensemble',
  noModel: 'modèle non précisé',
  nothingLeft: t`Rien : il y a trop peu de tout.`,
  withheld: (count, text) =>
    t`${text} ${plural(count, 'requête est omise', 'requêtes sont omises')} : il y en a trop peu de leur sorte. Le fichier ne dit pas combien.`,
  file: 'Le fichier',
  fileMore: 'Des mesures OpenTelemetry en JSON (OTLP), que les collecteurs prennent telles quelles.',
  save: 'Enregistrer le fichier',
  saved: (file) => t`Remis au navigateur sous le nom « ${file} ».`,
  readFile: 'Le lire, à la lettre',
};

export const reporting: ReportingWords = {
  ...common,
  contents: (period) => t`Ce qu’il contiendrait : ${period}`,
  columns: organisation.columns,
  produced: organisation.produced,
  ownSites: organisation.ownSites,
  together: organisation.together,
  noModel: organisation.noModel,
  nothingLeft: organisation.nothingLeft,
  withheld: (count, text) =>
    t`${text} ${plural(count, 'requête serait omise', 'requêtes seraient omises')} : il y en a trop peu de leur sorte. Le rapport ne dirait pas combien.`,
  holds: organisation.holds,
  never: organisation.never,
  neverMore: organisation.neverMore,
  noneOver: organisation.noneOver,
  noneOverMore: organisation.noneOverMore,
  title: 'Rapports',
  nobody: 'Personne ne demande de rapports',
  nobodyMore:
    'Cette édition peut envoyer à une organisation les sommes de votre usage, si elle le demande et que vous acceptez. Aucune règle de ce navigateur ne le demande. Rien n’est envoyé.',
  bad: 'Une règle de ce navigateur est illisible',
  badMore: (key) =>
    t`Sa clé « ${key} » manque ou n’est pas comme il faut : rien n’est demandé, rien n’est envoyé. La personne qui administre ce navigateur peut la corriger.`,
  heading: (organisation) => `${organisation} demande des rapports`,
  intro: (organisation) =>
    t`${organisation} aimerait savoir ce que représente l’usage de l’IA par ses membres. Cette extension peut lui en envoyer les sommes, si vous acceptez. Sinon, rien n’est envoyé et rien d’autre ne change : elle compte pour vous comme avant, et personne n’apprend ce que vous avez répondu.`,
  terms: 'Ce qui vous est demandé',
  who: 'Qui demande',
  whoMore: (organisation, part) => (part === '' ? organisation : `${organisation}, ${part}`),
  where: 'Où cela va',
  whereMore: (host) =>
    `${host}, par une connexion chiffrée. À personne d’autre, ni aux auteurs de cette extension.`,
  often: 'À quelle fréquence',
  oftenMore: {
    week: t`Une fois par semaine, après le dimanche. Seulement les semaines qui commencent après votre oui. La dernière une fois de plus si elle a changé depuis, par exemple si vous avez supprimé quelque chose.`,
    month: t`Une fois par mois, après le dernier jour. Seulement les mois qui commencent après votre oui. Le dernier une fois de plus s’il a changé depuis, par exemple si vous avez supprimé quelque chose.`,
  },
  lines: 'Petits nombres',
  linesMore: (count) =>
    `Les lignes de moins de ${count} requêtes sont réunies, et omises si même ensemble elles en comptent moins.`,
  models: 'Noms des modèles',
  modelsMore: { told: 'Indiqués.', untold: 'Non indiqués.' },
  sitesTold: 'Sites',
  allSites: 'Tous ceux qui sont comptés.',
  holdsMore: [
    t`Des sommes par site et par type : requêtes, tokens, images, énergie, CO₂e, eau`,
    'Le premier et le dernier jour de la période, la version de cette extension',
    t`Un identifiant fait pour cette seule période : rien de ce que disent deux de vos rapports n’indique qu’ils sont de vous`,
  ],
  question: { asking: t`Acceptez-vous ?`, agreed: 'Vous avez accepté', refused: 'Vous avez dit non' },
  questionMore: (organisation) =>
    t`Le navigateur demande ensuite si cette extension peut joindre le serveur (${organisation}). Vous pouvez arrêter à tout moment. Le serveur voit l’adresse réseau d’où vient un rapport, comme tout serveur.`,
  agreedMore: (date, first) => `Le ${date}. Le premier rapport porte sur ce qui commence le ${first}.`,
  refusedMore: (date) => `Le ${date}. Rien n’est envoyé. Vous pouvez accepter quand vous voulez.`,
  yes: 'Oui, envoyer les rapports',
  no: 'Non',
  stop: 'Arrêter',
  stopMore: 'Ce qui a été envoyé ne peut pas être rappelé d’ici. Rien de plus ne l’est.',
  notKept: t`Cela n’a pas pu être enregistré : rien n’a changé.`,
  notAllowed: t`Le navigateur ne l’a pas permis : rien n’est envoyé.`,
  forbidden: 'Le navigateur retient les rapports',
  forbiddenMore: (host) =>
    `Il ne laisse plus cette extension joindre ${host}. Rien n’est envoyé tant qu’il ne le permet pas.`,
  allow: 'Le permettre',
  failed: (period) => t`Pas encore envoyé : ${period}`,
  failures: {
    unreachable: 'Le serveur n’a pas répondu.',
    busy: 'Le serveur n’en prend pas en ce moment.',
    refused: 'Le serveur n’en veut pas. Ce rapport n’est plus envoyé, sauf si la règle change.',
  },
  status: (status) => `Il a répondu ${status}.`,
  again: (moment) => t`Prochain essai : ${moment}.`,
  example: 'Vos propres nombres, en exemple',
  exampleMore: 'La dernière période terminée, comme un rapport la dirait. Elle n’est pas envoyée.',
  sent: 'Rapports envoyés',
  noneSent: 'Aucun pour l’instant.',
  sentMore: 'Les dix derniers, à la lettre.',
  sentAt: (period, moment) => `${period}, envoyé ${moment}`,
  linkMore: 'Qui demande, ce que vous avez répondu, ce qui a été envoyé.',
  link: 'Voir les rapports',
};

export const report: ReportWords = {
  ...common,
  title: 'Rapport',
  heading: (site) => t`Rapport : ${site} a changé`,
  intro: t`Les requêtes sur ce site sont vues, mais leurs réponses ne sont plus comprises. Ce texte aide à réparer cela. Rien n’est envoyé d’ici : lisez-le, modifiez-le à votre guise et transmettez-le vous-même.`,
  holds: 'Ce qu’il contient',
  holdsMore: [
    'Le site, le point d’accès, le statut et le type de la réponse',
    t`Les noms de champs et d’événements que nous connaissons ; tout autre devient « ? »`,
    'La taille de la réponse, à la puissance de deux près',
    t`D’une réponse à une adresse inconnue : comment elle est venue, avec « * » pour toute part de cette adresse qui n’est pas un mot courant`,
  ],
  never: 'Ce qu’il ne contient jamais',
  neverMore: [
    'Ce que vous ou l’IA avez écrit',
    'Adresses, comptes, cookies, noms de conversation',
    'Vos nombres d’un autre site ou d’un autre jour',
  ],
  text: 'Le rapport',
  textMore: 'Vous pouvez en changer chaque mot.',
  copy: 'Copier',
  save: 'Enregistrer dans un fichier',
  copied: 'Copié.',
  notCopied: t`Le navigateur ne l’a pas permis. Sélectionnez le texte et copiez-le, ou enregistrez-le dans un fichier.`,
  whereTo: 'Où l’envoyer',
  whereToMore: t`Le projet n’a pas encore de page pour les signalements : copiez le rapport, ou enregistrez-le dans un fichier.`,
  toTracker:
    'Au suivi du projet\u00a0: il s’ouvre avec ce texte dans son formulaire, tel que vous le voyez ici. Rien n’est envoyé tant que vous ne l’envoyez pas là-bas\u202f; ce que vous y écrivez est public.',
  toTrackerByHand:
    'Au suivi du projet. Le texte est trop long pour son adresse\u00a0: copiez-le, et collez-le là-bas. Ce que vous y écrivez est public.',
  openTracker: 'L’ouvrir dans le suivi',
  nothing: 'Rien à signaler',
  nothingMore: 'Les dernières requêtes vues ont été comprises.',
  choose: 'Sites qui ont un rapport',
};

export const check: CheckWords = {
  ...common,
  title: 'Vérifier qu’un site est bien compté',
  intro: 'Une courte question suffit. Cette page regarde à nouveau toutes les deux secondes.',
  stepsLabel: 'Comment faire',
  steps: [
    'Ouvrez le site dans un autre onglet, ou rechargez-le s’il est ouvert.',
    'Envoyez une question anodine, comme celle ci-dessous.',
    t`Regardez ici : le site passe à « compté », avec ses nombres.`,
  ],
  prompt: t`Combien font 2 + 2 ?`,
  tableCaption: 'Sites comptés',
  state: 'État',
  lastSeen: 'Dernière requête',
  itsNumbers: 'Ses nombres',
  states: {
    waiting: 'en attente',
    counted: 'compté',
    answering: 'vu, réponse en cours',
    misunderstood: 'vu, pas compris',
  },
  notSeen: 'pas encore vu',
  open: (site) => `Ouvrir ${site}`,
  tokens: (sent, sentText, written, writtenText) =>
    `${sentText} ${plural(sent, 'token envoyé', 'tokens envoyés')}, ${writtenText} ${plural(written, 'écrit', 'écrits')}`,
  media: (count, text) => `${text} ${plural(count, 'fichier produit', 'fichiers produits')}`,
  trouble: 'Si rien ne bouge',
  troubleMore: [
    t`Rechargez l’onglet du site : ouvert avant l’extension, il n’est pas compté.`,
    'Regardez dans les options si le site est actif, et si le comptage est en pause.',
    'La navigation privée n’est jamais comptée, ni les applications hors de ce navigateur.',
  ],
  report: 'Préparer un signalement',
};

export const onboarding: OnboardingWords = {
  ...common,
  ...choices,
  title: 'Bienvenue',
  languageLabel: 'Langue',
  question: t`A-t-on vraiment besoin de la Formule 1, quand la trottinette suffit ?`,
  lead: 'Trottinette compte vos requêtes, images et vidéos d’IA et estime ce qu’elles consomment, rien que pour vous. Rien ne change sur les sites que vous visitez.',
  ladder: {
    walk: { name: 'À pied', more: 'une recherche, un calcul, la mémoire' },
    scooter: { name: 'Trottinette', more: 'modèles rapides, légers' },
    car: { name: 'Voiture', more: 'modèles standards' },
    f1: { name: 'Formule 1', more: 'réflexion, recherche approfondie, image, vidéo' },
  },
  counted: 'Ce qui est compté',
  countedMore: [
    'L’heure, le site, le modèle qui a répondu',
    'Le nombre de tokens, d’images, de secondes',
    'L’estimation, avec sa fourchette',
  ],
  neverKept: 'Ce qui n’est jamais gardé',
  neverKeptMore: [
    'Le texte de vos questions et des réponses',
    'Vos images, fichiers, noms de conversation',
    'Ce que vous faites en navigation privée',
  ],
  here: __ORGANISATION__ ? 'Rien n’est envoyé sans votre oui' : 'Tout reste dans ce navigateur',
  hereMore: t`Le texte est mesuré au passage dans son onglet, et oublié là. ${__ORGANISATION__ ? t`Pas de compte, pas de serveur à nous. Du code réseau pour une seule chose : des sommes pour votre organisation, si elle en demande et que vous acceptez, ce qui vous est demandé à part.` : 'Pas de compte, pas de serveur, pas de code réseau.'} Options, Données : tout voir, exporter, supprimer.`,
  agreement: {
    asking: t`Êtes-vous d’accord ?`,
    askingMore:
      'Pour compter, Trottinette lit ce que les pages des sites d’IA envoient et reçoivent, sur ces sites seulement. Rien n’est lu avant votre oui. Votre réponse peut changer dans les options.',
    yes: 'Oui, compter mon usage',
    no: 'Non, ne rien compter',
    agreed: t`Vous êtes d’accord : votre usage est compté`,
    refused: t`Vous avez dit non : rien n’est compté`,
    answered: (date) => `Réponse du ${date}. Elle peut changer dans les options.`,
    toWhat: 'Ce que vous avez accepté',
  },
  where: 'Où compter',
  whereMore: t`Ce sont des sites d’IA. Ils sont actifs ; désactivez ceux que vous préférez ne pas compter.`,
  optionalMore: t`Sites où l’IA n’est qu’une partie, outils d’image et de son, chats moins connus. Ils sont inactifs ; chacun demande l’autorisation au navigateur quand vous l’activez.`,
  choices: 'Deux choix qui peuvent attendre',
  choicesMore: 'Laissez-les tels quels si vous voulez. Les deux sont dans les options.',
  range: 'Lire une fourchette',
  rangeMore: 'Les roues marquent le bas et le haut, le guidon la valeur centrale.',
  example: 'exemple',
  pin: 'À portée de vue',
  pinMore: 'Son badge donne le nombre exact du jour, ou rien.',
  pinSteps: {
    chrome: [
      'Cliquez sur la pièce de puzzle de la barre d’outils.',
      'Trouvez Trottinette dans la liste.',
      'Cliquez sur son épingle.',
    ],
    edge: [
      'Cliquez sur la pièce de puzzle de la barre d’outils.',
      'Trouvez Trottinette dans la liste.',
      'Cliquez sur son œil.',
    ],
    firefox: [
      'Cliquez sur la pièce de puzzle de la barre d’outils.',
      'Cliquez sur la roue dentée à côté de Trottinette.',
      t`Choisissez « Épingler à la barre d’outils ».`,
    ],
  },
  trial: {
    title: 'Voir le compte bouger',
    more: t`Ouvrez ou rechargez un site, et envoyez « 2 + 2 ».`,
    waiting: t`En attente de la première requête : elle s’affichera ici.`,
    counted: (site, when) => t`Compté : ${site}, ${when}. Le bouton de la barre d’outils l’a aussi.`,
    demonstration: t`Pas de site sous la main ? Le voir ici`,
    send: 'Envoyer',
    demonstrated: (before, after, amount, range) =>
      `Le bouton passerait de ${before} à ${after}, pour environ ${amount} d’énergie (${range}). Rien n’a été envoyé ni gardé.`,
  },
  ready: 'Prête. Utilisez votre IA comme d’habitude.',
  readyMore: t`Rechargez les onglets d’IA déjà ouverts : ils comptent à partir de là.`,
  options: 'Voir les options',
  method: 'Voir la méthode',
};

export const manifest: ManifestWords = {
  extensionName: __ORGANISATION__
    ? 'Trottinette pour les organisations'
    : t`Trottinette : le compteur de vos usages d’IA`,
  extensionDescription: __ORGANISATION__
    ? 'Compte vos requêtes d’IA et estime énergie, CO2e et eau. Des sommes vont à votre organisation si vous l’acceptez.'
    : 'Compte vos requêtes d’IA et estime énergie, CO2e et eau, avec leurs fourchettes. Sur cet appareil seulement, jamais vos mots.',
};

export const history: HistoryWords = {
  ...common,
  lead: t`Les assistants vous remettent vos conversations, et les agents de code notent ce qu’ils consomment. Lus ici, sur cet appareil, ils montrent vos années d’usage : téléphone et applications compris. Les textes sont mesurés puis oubliés ; seuls des nombres sont gardés, et rien n’est envoyé.`,
  drop: 'Déposez ici des fichiers ou un dossier, ou collez-les',
  dropMore: t`ZIP, TGZ, JSON, JSONL, CSV ou HTML, tels quels. Si le navigateur demande d’« importer » ou de « téléverser » un dossier : c’est son mot pour le lire ; rien ne quitte cet appareil.`,
  chooseFiles: 'Choisir des fichiers',
  chooseFolder: 'Choisir un dossier',
  sourcesTitle: 'Comment obtenir les fichiers',
  sources: {
    chatgpt: {
      way: 'chatgpt.com → Paramètres → Gestion des données → Exporter les données → Confirmer',
      arrives: t`Un e-mail avec un lien, sous quelques minutes à 7 jours ; le lien vaut 24 heures. Un ZIP.`,
      lacks: t`N’y sont pas : les chats éphémères ou supprimés, les comptes Business et Enterprise.`,
    },
    claude: {
      way: 'claude.ai ou son application de bureau → Paramètres → Confidentialité → Exporter les données',
      arrives: t`Un e-mail avec un lien, sous quelques minutes à un jour ; le lien vaut 24 heures. Des ZIP, parfois avec leur liste : déposez ceux qui commencent par « conversations ».`,
      lacks: t`N’y sont pas : les chats supprimés, et le modèle qui a répondu : celui, gratuit, de l’époque est pris, marqué @free.`,
    },
    gemini: {
      way: 'takeout.google.com → Tout désélectionner → Mon activité → seulement Applications Gemini → Plusieurs formats → JSON',
      arrives: 'Un e-mail, sous quelques minutes à quelques jours. Un ZIP ou un TGZ.',
      lacks: t`N’y sont pas : ce que Google efface de lui-même, après 18 mois en règle générale, et le modèle : celui, gratuit, de l’époque est pris, marqué @free.`,
    },
    mistral: {
      way: 'admin.mistral.ai → Confidentialité → Exporter vos données',
      arrives: 'Un ZIP.',
      lacks: t`N’y est pas : le modèle qui a répondu : celui, gratuit, de l’époque est pris, marqué @free.`,
    },
    deepseek: {
      way: 'chat.deepseek.com → Paramètres → Données → Exporter les données',
      arrives: 'Un ZIP, aussitôt.',
      lacks: t`N’y sont pas : les chats supprimés.`,
    },
    grok: {
      way: 'grok.com → Paramètres → Contrôle des données → Exporter les données du compte',
      arrives: 'Un e-mail, sous quelques heures. Un ZIP.',
      lacks: t`N’y sont pas : Grok sur X, et le prompt de chaque image d’Imagine.`,
    },
    copilot: {
      way: 'account.microsoft.com/privacy → Copilot → Exporter tout l’historique d’activité',
      arrives: 'Un fichier CSV.',
      lacks: t`N’y sont pas : les images, et le modèle : celui, gratuit, de l’époque est pris, marqué @free.`,
    },
    perplexity: {
      way: t`Perplexity n’a pas d’export ; les fils enregistrés en JSON par un autre outil sont lus.`,
      arrives: 'Des fichiers JSON.',
      lacks: t`N’y est pas : ce que l’outil n’a pas enregistré.`,
    },
    'claude-code': {
      way: 'Dossier ~/.claude/projects',
      arrives: 'Il est déjà là. Les dossiers cachés s’affichent avec ⇧⌘. sur Mac, Ctrl+H sous Linux.',
      lacks: t`Les sessions sont supprimées au bout de 30 jours, sauf réglage contraire : apportez-le chaque mois.`,
    },
    codex: {
      way: 'Dossier ~/.codex',
      arrives: t`Il est déjà là ; seuls sessions et archived_sessions sont lus.`,
      lacks: t`N’y sont pas : les tokens des sessions d’avant l’automne 2025.`,
    },
    'gemini-cli': {
      way: 'Dossier ~/.gemini/tmp',
      arrives: 'Il est déjà là.',
      lacks: t`N’y sont pas : les sessions supprimées.`,
    },
    'copilot-cli': {
      way: 'Dossier ~/.copilot/session-state',
      arrives: 'Il est déjà là.',
      lacks: t`N’y est pas : ce qu’a lu une session interrompue.`,
    },
    'vscode-copilot': {
      way: 'Dossier Code/User/workspaceStorage de vos données d’utilisateur',
      arrives: 'Il est déjà là. Faites glisser le dossier ici.',
      lacks: t`N’y est pas : ce que les outils et les fichiers ont ajouté à un prompt.`,
    },
    opencode: {
      way: 'Dossier ~/.local/share/opencode/storage',
      arrives: 'Il est déjà là, pour les versions d’avant 2026.',
      lacks: 'Les versions suivantes ont une base de données qui n’est pas encore lue.',
    },
  },
  cannotTitle: 'Ce qui ne peut pas être lu',
  cannot: [
    'Cursor ne garde pas de comptes de tokens fiables, dans une base à lui.',
    t`ChatGPT Business et Enterprise : leur export est désactivé ; seul un administrateur peut obtenir les données.`,
    'Poe, Character.AI, Meta AI, Kimi, Pi et You ne remettent rien sous une forme connue.',
  ],
  reading: (read, all) => t`Lu : ${read} sur ${all} Mo`,
  found: (count, text) => `${text} ${plural(count, 'requête trouvée', 'requêtes trouvées')}`,
  cancel: 'Annuler',
  failed: 'La lecture n’a pas pu aller au bout. Rien n’a été gardé.',
  previewTitle: 'Ce qui s’y trouve',
  nothingFound: 'Aucune requête n’a été trouvée dans ces fichiers.',
  takeColumn: 'Prendre',
  sourceColumn: 'Origine',
  accounts: t`Ces fichiers semblent être de plusieurs comptes. Cochez ceux qui sont à vous : rien n’est gardé de qui ils sont.`,
  account: (number) => `compte ${number}`,
  accountUntold: 'compte non précisé',
  fromTo: 'Du, au',
  newColumn: 'Nouvelles',
  knownColumn: 'Déjà comptées en direct',
  hadColumn: 'Déjà apportées',
  energyColumn: 'Énergie des nouvelles',
  undecided: (count, text) =>
    t`${text} ${plural(count, 'requête est d’un jour', 'requêtes sont de jours')} dont le détail n’est plus là : impossible de dire si ${plural(count, 'elle a été comptée', 'elles ont été comptées')} en direct. ${plural(count, 'Laissée', 'Laissées')} de côté.`,
  undecidedToo: 'Les prendre aussi',
  deleted: (count, text) =>
    `${text} ${plural(count, 'requête que vous avez supprimée. Laissée', 'requêtes que vous avez supprimées. Laissées')} de côté.`,
  deletedToo: 'Les faire revenir',
  full: (count, text) =>
    `${text} ${plural(count, 'requête de plus', 'requêtes de plus')} que ce qu’un jour peut contenir. ${plural(count, 'Laissée', 'Laissées')} de côté.`,
  monthsOf: (source) => `${source}, par mois`,
  month: 'Mois',
  prompts: 'Requêtes',
  images: 'Images produites',
  sounds: 'Sons',
  take: (count, text) => `Prendre ${text} ${plural(count, 'requête', 'requêtes')}`,
  leave: 'Laisser',
  problemsTitle: 'Ce qui n’a pas pu être lu',
  problems: {
    'cut-off': t`L’archive s’interrompt : téléchargez-la de nouveau.`,
    encrypted: t`L’archive a un mot de passe : décompressez-la et déposez le dossier.`,
    method: t`L’archive est compressée d’une façon qui n’est pas lue : décompressez-la et déposez le dossier.`,
    'too-many': 'L’archive contient plus de fichiers qu’aucun export.',
    damaged: t`L’archive est abîmée : ce qui a pu en être lu est compté.`,
    nested: t`L’archive en contient d’autres : décompressez-la, et déposez celles-ci.`,
    swollen: t`L’archive dit contenir bien plus qu’un texte si petit une fois compressé, ce que ne fait aucun export. Elle n’est pas lue.`,
    unknown: 'Pas un historique d’une origine citée plus bas.',
    broken: t`Le fichier s’interrompt, ou n’est pas du JSON : ce qui a pu en être lu est compté.`,
    items: t`Certaines entrées n’ont pas pu être lues ; les autres sont comptées.`,
    dates: t`Certaines entrées sont datées d’avant que cela n’existe, ou du futur ; elles sont laissées de côté.`,
    links: t`Ce fichier ne fait qu’en citer d’autres : téléchargez ceux qui commencent par « conversations », et déposez-les ici.`,
    database: t`Une base de données, comme en ont Cursor et les versions récentes d’OpenCode : elle n’est pas lue. Ce que Cursor garde des tokens n’est pas fiable.`,
    zones: t`La page nomme un fuseau horaire qui n’est pas clair : demandez « JSON » à Takeout plutôt que HTML. Aucun jour n’est deviné.`,
    posts: t`Images et vidéos d’Imagine qui ne nomment aucun prompt : laissées de côté.`,
  },
  files: (count, text) => `${text} ${plural(count, 'fichier', 'fichiers')}`,
  entries: (count, text) => `${text} ${plural(count, 'entrée', 'entrées')}`,
  taking: (done, all) => t`Pris en compte : ${done} sur ${all}`,
  taken: (count, text) => `${text} ${plural(count, 'requête ajoutée', 'requêtes ajoutées')}.`,
  notTaken: 'L’enregistrement n’a pas abouti. Ce qui a commencé reprendra au prochain démarrage.',
  undo: 'Annuler le dernier import',
  undone: 'Import annulé.',
  notUndone: 'L’annulation n’a pas abouti. Elle reprendra au prochain démarrage.',
  yearsTitle: 'Vos années',
  noYears: 'Rien n’est encore compté. Apportez un fichier, et vos années seront là.',
  since: (date) => t`Votre premier jour : ${date}`,
  total: (count, text, energy) => `${text} ${plural(count, 'requête', 'requêtes')} depuis, ${energy}`,
  biggestMonth: (month, energy) => t`Votre plus gros mois : ${month}, ${energy}`,
  monthSaid: (month, energy) => t`${month} : ${energy}`,
  monthsHint: 'Pointez une barre, ou parcourez-les avec les flèches.',
  monthsChart: (from, to) => `Énergie par mois, de ${from} à ${to}. Le tableau dit la même chose.`,
  byMonth: 'Par mois',
  bySource: 'Par origine',
  here: 'Comptées ici',
  elsewhereMore: t`« Ailleurs » : ce qu’un fichier raconte et qu’aucun compteur n’a vu ici, comme un autre navigateur, le téléphone, les applications, les agents.`,
  yearChanges: (year) => `Ce qui était nouveau en ${year}`,
  modelSince: (model, month) => `${model} (${month})`,
  firstModels: (models) => t`Modèles : ${models}`,
  otherModels: (count, text) => `${text} ${plural(count, 'autre', 'autres')}`,
  firstImages: 'Vos premières images',
  firstAgents: 'Votre premier agent de code',
  apart: t`Aujourd’hui, cette semaine et le bouton de la barre ne comptent que ce qui est compté en direct dans ce navigateur ; ce qu’un fichier apporte est ici et dans le tableau de bord.`,
  share: shareOf('Mon année avec l’IA', 'mon-annee-avec-l-ia'),
};
