/** English. */
import { oneOrMore } from '../plural.ts';
import type { CommonWords, Share } from '../words/common.ts';
import type { PopupWords } from '../words/popup.ts';
import type { ToolbarWords } from '../words/toolbar.ts';

const LOCALE = 'en-GB';
const plural = oneOrMore(LOCALE);

const NUMBER_WORDS = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

const SHARES: Readonly<Record<Share, string>> = {
  third: 'about a third',
  half: 'about half',
  'two-thirds': 'about two thirds',
  'three-quarters': 'about three quarters',
  most: 'most',
  'nearly-all': 'nearly all',
};

export const common: CommonWords = {
  numbers: { locale: LOCALE, unitSpace: '\u00a0', range: (low, high) => `${low}–${high}` },
  time: (hour, minute) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
  today: 'Today',
  staysHere: 'Stays on this device',
  thisBrowserOnly: 'Counts this browser only',
  requests: (count) => plural(count, 'request', 'requests'),
  orMore: 'or more',
  answering: (_, text) => `${text} still answering`,
  voiceSessions: (count, text) => `${text} ${plural(count, 'voice session', 'voice sessions')}`,
  searches: (amount, under) => [
    under ? 'under' : 'about',
    amount >= 1000 ? 'searches' : plural(amount, 'web search', 'web searches'),
  ],
  between: 'between',
  and: 'and',
  under: 'under',
  energy: 'Energy',
  co2e: 'CO₂e',
  water: 'Water',
  day: 'Day',
  usual: 'Usual',
  notMetered: 'not counted',
  site: 'Site',
  sites: (count) => `${count} sites`,
  otherSites: (count) => `${count} other sites`,
  kind: 'Kind',
  kinds: { text: 'text', image: 'images', video: 'video', audio: 'voice' },
  todayAt: (time) => `today ${time}`,
  yesterdayAt: (time) => `yesterday ${time}`,
  dateAt: (date, time) => `${date}, ${time}`,
  troubles: {
    changed: {
      title: (sites) => `${sites} changed`,
      more: (date) => `Counts may be missing since ${date}. Other sites are counted as usual.`,
    },
    'unusual-volume': {
      title: (sites) => `Unusual volume on ${sites}`,
      more: (date) => `On ${date} there were more requests than a person sends: not all were counted.`,
    },
    'late-tab': {
      title: (sites) => `Reload the tab of ${sites}`,
      more: () => 'It was open before the extension was, so it is not counted yet.',
    },
  },
  storageFailed: 'Counts can’t be saved',
  storageFailedMore: (date) =>
    `Since ${date} this browser refuses to store them. Free some disk space, then restart it.`,
  unreadable: 'Counts can’t be read',
  unreadableMore: 'This browser does not open the extension’s storage. Restart it, then look again.',
  how: 'How is this computed?',
  searchBasis: (energy, baseline) => `${energy} a search (${baseline})`,
  searchBaselinesShort: {
    'google-2009': 'Google, 2009',
    'modern-hypothesis': 'today, a hypothesis',
    'with-ai-overview': 'with AI overview, a hypothesis',
  },
  searchBaselines: {
    'google-2009': 'Google’s own figure of 2009',
    'modern-hypothesis': 'a hypothesis for today',
    'with-ai-overview': 'a hypothesis for a search with an AI overview',
  },
  world: 'world average',
};

export const popup: PopupWords = {
  ...common,
  justInstalled: 'Just installed',
  stripCaption: 'Requests per day over seven days, with your usual level as a line',
  bySite: 'Today by site',
  byKind: 'Today by kind',
  insightDriver: (kind, count, text, share) => {
    const things = kind === 'image' ? plural(count, 'image', 'images') : plural(count, 'video', 'videos');
    return `${NUMBER_WORDS[count] ?? text} ${things} made ${SHARES[share]} of today’s energy.`;
  },
  insightCalm: (weekday, usual) => `A quiet ${weekday}: you are usually near ${usual}.`,
  nothingRan: 'No answer was produced: there is no energy to count.',
  zero: 'No AI request seen yet today.',
  countingOn: (sites) => `Counting is on for ${sites}.`,
  lastCounted: (when, site) => `Last counted: ${when}, on ${site}.`,
  reloadTab: 'A tab opened before the extension was installed or updated counts once it is reloaded.',
  ready: 'Ready. Ask your AI as usual.',
  readyMore: (sites) =>
    `Each request on ${sites} will be counted here. Never its text, and nothing leaves this device.`,
  example: 'Example',
  exampleCaption: (requests) => `a day of ${requests} requests could read`,
  alwaysShown: 'low and high, always shown',
  rangeTitle: 'Estimates ride on a range.',
  rangeMore: 'The wheels are the low and high ends, the handlebar is the central value.',
  openSite: 'Open',
  howSearch: 'Searches',
  howSearchMore: (baseline, energy) =>
    `Today’s energy over that of one web search: ${energy} a search, ${baseline}.`,
  howSearchOther: (baseline, energy, searches, range) =>
    `At ${energy}, ${baseline}, it would be ${searches} (${range}).`,
  howClaim: '“10 to 40 searches”',
  howClaimMore: 'That is what a French expert said of one text request in April 2025.',
  howClaimOurs: (searches, range) => `Your ordinary text requests today come to ${searches} each (${range}).`,
  howRange: 'Low, central, high',
  howRangeMore:
    'Providers publish neither the size of their models nor how many requests share a server. Central is the best guess, low and high are how far off it may be. Ends are added to ends: an error shared by all requests does not cancel out. The bars and the sentence above them use central values.',
  howCounted: 'What is counted',
  howCountedMore:
    'Electricity at the data centre: accelerators, whole servers, cooling. Text is counted as it passes, then forgotten; thinking that stays hidden is inferred.',
  howGas: (usage, embodied) => `CO₂e: ${usage} from electricity, ${embodied} from making the servers.`,
  howWater: (onsite, offsite) => `Water: ${onsite} at the data centre, ${offsite} at power plants.`,
  howLeftOut: 'What is not',
  howLeftOutMore:
    'Training the models, the network, your own device. Nor what you ask on a phone, in desktop apps, through an API or in another browser.',
  howFactors: 'Factors',
  howFactorsMore: (sets, places) => `Set ${sets}, servers taken to be in: ${places}.`,
  howFactorsMixed: 'More than one set: the factors changed during the day.',
  howUnknownModels: (models) => `Not in our tables yet, taken as the nearest model: ${models}.`,
  howSources: 'Main sources: ML.ENERGY (2026), EcoLogits (2026), Google (2025), Ember (2024), WRI (2020).',
};

export const toolbar: ToolbarWords = {
  locale: LOCALE,
  nothingYet: 'No AI request seen yet today. Open details.',
  today: (requests, text, searches) =>
    `${text} ${plural(requests, 'request', 'requests')} today, ${searches.under ? 'under' : 'about'} ${searches.text} web ${plural(searches.amount, 'search', 'searches')}. Open details.`,
};
