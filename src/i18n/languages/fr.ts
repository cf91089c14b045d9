/** Français. Spaces before high punctuation are typed plain here and made no-break by `t`. */
import { oneOrMore } from '../plural.ts';
import type { CommonWords, Share } from '../words/common.ts';
import type { PopupWords } from '../words/popup.ts';
import type { ToolbarWords } from '../words/toolbar.ts';

const LOCALE = 'fr-FR';
const NARROW = '\u202f';
const plural = oneOrMore(LOCALE);

/** French typography: a narrow no-break space before `;?!`, a no-break space before `:` and inside « ». */
function t(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw(parts, ...values)
    .replace(/ ([;?!])/g, `${NARROW}$1`)
    .replace(/ ([:»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0');
}

const NUMBER_WORDS = ['', 'Une', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit', 'Neuf'];

const SHARES: Readonly<Record<Share, string>> = {
  third: 'environ un tiers',
  half: 'environ la moitié',
  'two-thirds': 'environ les deux tiers',
  'three-quarters': 'environ les trois quarts',
  most: 'l’essentiel',
  'nearly-all': 'presque toute',
};

export const common: CommonWords = {
  numbers: { locale: LOCALE, unitSpace: NARROW, range: (low, high) => `${low} à ${high}` },
  time: (hour, minute) => `${hour}${NARROW}h${NARROW}${String(minute).padStart(2, '0')}`,
  today: 'Aujourd’hui',
  staysHere: 'Sur cet appareil',
  thisBrowserOnly: 'Compte ce navigateur seul',
  requests: (count) => plural(count, 'requête', 'requêtes'),
  orMore: 'ou plus',
  answering: (_, text) => `${text} en cours`,
  voiceSessions: (count, text) => `${text} ${plural(count, 'session vocale', 'sessions vocales')}`,
  searches: (amount, under) => [
    under ? 'moins de' : 'environ',
    amount >= 1000 ? 'recherches' : plural(amount, 'recherche web', 'recherches web'),
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
  site: 'Site',
  sites: (count) => `${count} sites`,
  otherSites: (count) => `${count} autres sites`,
  kind: 'Type',
  kinds: { text: 'texte', image: 'images', video: 'vidéos', audio: 'voix' },
  todayAt: (time) => `aujourd’hui à ${time}`,
  yesterdayAt: (time) => `hier à ${time}`,
  dateAt: (date, time) => `${date} à ${time}`,
  troubles: {
    changed: {
      title: (sites, count) => `${sites} ${plural(count, 'a changé', 'ont changé')}`,
      more: (date) =>
        `Des requêtes peuvent manquer depuis ${date}. Les autres sites sont comptés comme d’habitude.`,
    },
    'unusual-volume': {
      title: (sites) => `Volume inhabituel sur ${sites}`,
      more: (date) =>
        t`Le ${date}, plus de requêtes qu’une personne n’en envoie : toutes n’ont pas été comptées.`,
    },
    'late-tab': {
      title: (sites) => `Rechargez l’onglet de ${sites}`,
      more: () => t`Il était ouvert avant l’extension : il n’est pas encore compté.`,
    },
  },
  storageFailed: 'Rien ne peut être enregistré',
  storageFailedMore: (date) =>
    `Depuis ${date}, le navigateur refuse d’écrire. Libérez de l’espace disque, puis relancez-le.`,
  unreadable: 'Rien ne peut être lu',
  unreadableMore:
    'Le navigateur n’ouvre pas le stockage de l’extension. Relancez-le, puis regardez à nouveau.',
  how: t`Comment est-ce calculé ?`,
  searchBasis: (energy, baseline) => t`${energy} la recherche (${baseline})`,
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

export const popup: PopupWords = {
  ...common,
  justInstalled: 'Tout juste installée',
  stripCaption: 'Requêtes par jour sur sept jours, avec votre niveau habituel en trait',
  bySite: 'Aujourd’hui par site',
  byKind: 'Aujourd’hui par type',
  insightDriver: (kind, count, text, share) => {
    const things = kind === 'image' ? plural(count, 'image', 'images') : plural(count, 'vidéo', 'vidéos');
    const energy = share === 'nearly-all' ? 'l’énergie' : 'de l’énergie';
    return `${NUMBER_WORDS[count] ?? text} ${things} ${plural(count, 'fait', 'font')} ${SHARES[share]} ${energy}.`;
  },
  insightCalm: (weekday, usual) => t`Un ${weekday} calme : d’habitude, autour de ${usual}.`,
  nothingRan: t`Aucune réponse produite : pas d’énergie à compter.`,
  zero: 'Aucune requête d’IA vue aujourd’hui.',
  countingOn: (sites) => `Le comptage est actif sur ${sites}.`,
  lastCounted: (when, site) => t`Dernière requête comptée : ${when}, sur ${site}.`,
  reloadTab: 'Un onglet ouvert avant l’installation ou une mise à jour ne compte qu’une fois rechargé.',
  ready: 'Prête. Utilisez votre IA comme d’habitude.',
  readyMore: (sites) =>
    `Chaque requête sur ${sites} sera comptée ici. Jamais son texte, et rien ne quitte cet appareil.`,
  example: 'Exemple',
  exampleCaption: (requests) => `une journée de ${requests} requêtes pourrait donner`,
  alwaysShown: 'bas et haut, toujours affichés',
  rangeTitle: 'Une estimation roule sur une fourchette.',
  rangeMore: 'Les roues marquent le bas et le haut, le guidon la valeur centrale.',
  openSite: 'Ouvrir',
  howSearch: 'Recherches',
  howSearchMore: (baseline, energy) =>
    t`L’énergie du jour divisée par celle d’une recherche web : ${energy} la recherche, ${baseline}.`,
  howSearchOther: (baseline, energy, searches, range) =>
    `À ${energy}, ${baseline}, ce serait ${searches} (${range}).`,
  howClaim: t`« 10 à 40 recherches »`,
  howClaimMore: 'C’est ce qu’une experte française disait d’une requête de texte en avril 2025.',
  howClaimOurs: (searches, range) =>
    t`Vos requêtes de texte ordinaires du jour : ${searches} chacune (${range}).`,
  howRange: 'Bas, central, haut',
  howRangeMore: t`Les fournisseurs ne publient ni la taille de leurs modèles ni le nombre de requêtes par serveur. Le central est la meilleure hypothèse, le bas et le haut disent de combien elle peut s’écarter. Les fourchettes s’additionnent bout à bout : une erreur commune à toutes les requêtes ne se compense pas. Les barres et la phrase qui les précède utilisent les valeurs centrales.`,
  howCounted: 'Ce qui est compté',
  howCountedMore: t`L’électricité du centre de données : accélérateurs, serveurs entiers, refroidissement. Le texte est compté au passage, puis oublié ; la réflexion qui reste cachée est déduite.`,
  howGas: (usage, embodied) =>
    t`CO₂e : ${usage} pour l’électricité, ${embodied} pour la fabrication des serveurs.`,
  howWater: (onsite, offsite) => t`Eau : ${onsite} au centre de données, ${offsite} dans les centrales.`,
  howLeftOut: 'Ce qui ne l’est pas',
  howLeftOutMore:
    'L’entraînement des modèles, le réseau, votre appareil. Ni vos requêtes sur un téléphone, dans une application de bureau, par une API ou dans un autre navigateur.',
  howFactors: 'Facteurs',
  howFactorsMore: (sets, places) => t`Jeu ${sets}, serveurs supposés là : ${places}.`,
  howFactorsMixed: t`Plus d’un jeu : les facteurs ont changé dans la journée.`,
  howUnknownModels: (models) =>
    t`Pas encore dans nos tables, comptés comme le modèle le plus proche : ${models}.`,
  howSources: t`Sources principales : ML.ENERGY (2026), EcoLogits (2026), Google (2025), Ember (2024), WRI (2020).`,
};

export const toolbar: ToolbarWords = {
  locale: LOCALE,
  nothingYet: 'Aucune requête d’IA vue aujourd’hui. Ouvrir le détail.',
  today: (requests, text, searches) =>
    `${text} ${plural(requests, 'requête', 'requêtes')} aujourd’hui, ${searches.under ? 'moins de' : 'environ'} ${searches.text} ${plural(searches.amount, 'recherche', 'recherches')} web. Ouvrir le détail.`,
};
