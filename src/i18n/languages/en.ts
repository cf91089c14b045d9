/** English. */
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

const LOCALE = 'en-GB';
const plural = oneOrMore(LOCALE);

const NUMBER_WORDS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

const SHARES: Readonly<Record<Share, string>> = {
  third: 'about a third',
  half: 'about half',
  'two-thirds': 'about two thirds',
  'three-quarters': 'about three quarters',
  most: 'most',
  'nearly-all': 'nearly all',
};

function time(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const numbers: NumberStyle = {
  locale: LOCALE,
  unitSpace: '\u00a0',
  range: (low, high) => `${low}–${high}`,
};

/** As the table of the sites has them. */
const siteNames = {
  google: 'Google AI answers',
  'grok-x': 'Grok on X',
  'openai-compatible': 'OpenAI-compatible chat',
  'ai-sdk': 'Chat built with the AI SDK',
  'chat-ui': 'Chat UI (HuggingChat’s program)',
};

export const common: CommonWords = {
  numbers,
  siteNames,
  time,
  today: 'Today',
  firstDay: '1',
  pages: { dashboard: 'Dashboard', summary: 'Week', how: 'Method', options: 'Options' },
  staysHere: __ORGANISATION__ ? 'On this device, and in reports you agreed to' : 'Stays on this device',
  bringHistory: 'Bring your history',
  elsewhere: 'Elsewhere',
  requests: (count) => plural(count, 'request', 'requests'),
  orMore: 'or more',
  answering: (_, text) => `${text} still answering`,
  voiceSessions: (count, text) => `${text} ${plural(count, 'voice session', 'voice sessions')}`,
  searches: (amount, under) => [under ? 'under' : 'about', plural(amount, 'web search', 'web searches')],
  between: 'between',
  and: 'and',
  under: 'under',
  energy: 'Energy',
  co2e: 'CO₂e',
  water: 'Water',
  day: 'Day',
  usual: 'Usual',
  notMetered: 'not counted',
  toCome: 'to come',
  devicesShown: 'Devices',
  devices: { all: 'All devices', own: 'This device' },
  site: 'Site',
  sites: (count) => `${count} sites`,
  otherSites: (count) => `${count} other sites`,
  kind: 'Kind',
  classes: {
    text: 'text',
    thinking: 'thinking',
    research: 'research and agents',
    image: 'images',
    video: 'video',
    audio: 'voice',
  },
  todayAt: (time) => `today ${time}`,
  yesterdayAt: (time) => `yesterday ${time}`,
  dateAt: (date, time) => `${date}, ${time}`,
  troubles: {
    changed: {
      title: (sites) => `${sites} changed`,
      more: (date) => `Counts may be missing since ${date}. Other sites are counted as usual.`,
    },
    unlisted: {
      title: (sites) => `${sites} answered in a way we can’t read yet`,
      more: (date) => `Counts may be missing since ${date}.`,
    },
    'unusual-volume': {
      title: (sites) => `Unusual volume on ${sites}`,
      more: (date) => `On ${date} there were more requests than a person sends: not all were counted.`,
    },
    'late-tab': {
      title: (sites, count) => `Reload the ${plural(count, 'tab', 'tabs')} of ${sites}`,
      more: (_, count) =>
        count === 1
          ? 'It was open before the extension, or its new version, so it is not counted yet.'
          : 'They were open before the extension, or its new version, so they are not counted yet.',
    },
  },
  consent: {
    asking: {
      title: 'Nothing is counted yet',
      more: 'Trottinette waits for your agreement. Read what it would count, then say yes or no.',
    },
    refused: { title: 'Nothing is counted', more: 'You said no. You can agree whenever you like.' },
    decide: 'Read and decide',
  },
  storageFailed: 'Counts can’t be saved',
  storageFailedMore: (date) =>
    `Since ${date} this browser refuses to store them. Free some disk space, then restart it.`,
  historyLost: 'Your past counts are gone',
  historyLostMore: (date) =>
    `Noticed on ${date}: the browser threw them away, for want of space or after an error. Import your last export in the options.`,
  waiting: 'Your counts are being read',
  waitingMore: 'After an update this may take a minute, once. Nothing is lost.',
  unreadable: 'Counts can’t be read',
  unreadableMore: 'This browser does not open the extension’s storage. Restart it, then look again.',
  newerStore: 'Your records are from a newer version',
  newerStoreMore:
    'A newer Trottinette wrote them, and this one cannot read them. Update the extension: nothing is lost.',
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

const reasons: ReasonWords = {
  causes: {
    model: 'Model, its size and hardware',
    batch: 'Requests served together',
    'token-count': 'Count of tokens',
    'reasoning-count': 'Hidden thinking',
    'hidden-run': 'Hidden run of research or agent',
    prefill: 'Reading against writing',
    cache: 'Context kept in the cache',
    fixed: 'Fixed part of each answer',
    'media-class': 'Unknown image, video or sound model',
    'media-model': 'Image, video or sound model',
    'media-settings': 'Size, quality and steps',
    duration: 'Unknown length',
    grid: 'Electricity grid',
    hardware: 'Making of the servers',
    'on-site-water': 'Cooling water',
    'off-site-water': 'Water at power plants',
  },
  tiers: {
    reported: 'tokens reported, energy modelled',
    counted: 'tokens counted, energy modelled',
    inferred: 'tokens inferred, energy modelled',
    modelled: 'energy modelled from size',
  },
  modes: { standard: 'Standard', reasoning: 'Thinking', research: 'Research', agent: 'Agent' },
  useClasses: {
    text: 'Text',
    thinking: 'Thinking',
    research: 'Research and agents',
    image: 'Images',
    video: 'Video',
    audio: 'Voice and sound',
  },
  oneRequest: {
    text: 'text',
    thinking: 'thinking',
    research: 'research or agent',
    image: 'image',
    video: 'video',
    audio: 'voice or sound',
  },
  measures: { requests: 'Requests', searches: 'Searches', energy: 'Energy', gwp: 'CO₂e', water: 'Water' },
  produced: {
    image: (count, text) => `${text} ${plural(count, 'image', 'images')}`,
    video: (count, text) => `${text} ${plural(count, 'video', 'videos')}`,
    audio: (count, text) => `${text} ${plural(count, 'sound', 'sounds')}`,
  },
  voiceSession: 'voice session',
  noModel: 'not named',
  range: 'Range',
  model: 'Model',
  basis: 'Basis',
  wideTitle: 'What makes the range wide',
  wideShare: 'Share of the way from central to high',
  wideMore: (low, high, factor) =>
    `From ${low} to ${high}, a factor of ${factor}. Of the way from the central to the high end, each cause makes up:`,
  recordsGone: (days) => `Single requests are kept ${days} days; the sums of older days stay.`,
  sampled: (looked, all) => `From the newest ${looked} of ${all} requests.`,
  factorAge: (set, days, text) =>
    `Factor set ${set}, its newest source read ${days === 0 ? 'today' : `${text} ${plural(days, 'day', 'days')} ago`}. Only an update of the extension renews it.`,
  approximate: (days, text) =>
    `${text} ${plural(days, 'day is', 'days are')} scaled to these factors (~): the single requests are gone.`,
  frozen: (days, text) =>
    `${text} ${plural(days, 'day keeps', 'days keep')} an older factor set: the single requests are gone.`,
  mixedFactors: 'Some days mix two factor sets until they are estimated anew.',
  unknownModels: (models) => `Not in our tables yet, taken as the nearest model: ${models}.`,
  fromTo: (from, to) => `${from} to ${to}`,
};

const CHANGES: {
  readonly before: Readonly<Record<Spoken, string>>;
  readonly shares: Readonly<Record<Share, string>>;
} = {
  before: {
    today: 'the day before',
    day: 'the day before',
    week: 'the week before',
    days: 'the days before',
  },
  shares: {
    third: 'a third of it',
    half: 'about half of it',
    'two-thirds': 'about two thirds of it',
    'three-quarters': 'about three quarters of it',
    most: 'most of it',
    'nearly-all': 'nearly all of it',
  },
};

const comparedWith = (against: 'before' | 'usual', of: Spoken): string =>
  against === 'usual' ? 'your usual week' : CHANGES.before[of];

const SINGLES: Readonly<Record<SingleKind, readonly [one: string, more: string]>> = {
  text: ['text request', 'text requests'],
  thinking: ['request with longer thinking', 'requests with longer thinking'],
  research: ['research run', 'research runs'],
  agent: ['agent run', 'agent runs'],
  image: ['image request', 'image requests'],
  video: ['video', 'videos'],
  audio: ['sound', 'sounds'],
  session: ['voice session', 'voice sessions'],
};

const SPOKEN: Readonly<Record<Spoken, string>> = {
  today: 'today’s energy',
  day: 'the day’s energy',
  week: 'the week’s energy',
  days: 'the energy of these days',
};

export const cause: CauseWords = {
  siteNames,
  numbers,
  firstDay: '1',
  change: {
    same: (against, of) => `About as much energy as ${comparedWith(against, of)}.`,
    more: (energy, against, per, of) =>
      `${energy} ${per === 'day' ? 'a day more' : 'more'} than ${comparedWith(against, of)}.`,
    less: (energy, against, per, of) =>
      `${energy} ${per === 'day' ? 'a day less' : 'less'} than ${comparedWith(against, of)}.`,
  },
  singles: (of, count, text) => `${NUMBER_WORDS[count] ?? text} ${plural(count, ...SINGLES[of])}`,
  anotherRequest: 'another request',
  classes: {
    text: 'text',
    thinking: 'requests with longer thinking',
    research: 'research and agent runs',
    image: 'images',
    video: 'videos',
    audio: 'voice and sound',
  },
  counted: (of, count, text) => {
    const things = of === 'research' ? (['research or agent run', 'research or agent runs'] as const) : null;
    const [one, more] = things ?? (of === 'image' ? ['image', 'images'] : SINGLES[of]);
    return `${NUMBER_WORDS[count] ?? text} ${plural(count, one, more)}`;
  },
  again: 'answers asked for again',
  oneSite: 'one site',
  oneModel: 'one model',
  unnamedModel: 'requests whose model is not named',
  onDay: (date) => date,
  made: ({ subject, share, of, amounts, isTied }) => {
    const part = share === 'all' ? 'all' : SHARES[share];
    return `${subject} made ${part} of ${SPOKEN[of]}${isTied ? ', about as much each' : ''}: ${amounts}.`;
  },
  ofWhole: (parts, whole) => `${parts} of ${whole}`,
  explains: (subject, isPlural, share, isNew) =>
    `${subject}${isNew ? ', not there before,' : ''} ${isPlural ? 'explain' : 'explains'} ${CHANGES.shares[share]}`,
  against: (sentence, now, before) => `${sentence}: ${now}, against ${before}.`,
  overlap: (rival) => `The ranges overlap: ${rival} may have made more.`,
};

const emptyMore = 'Ask your AI as usual: each request will be counted here. Its text is never kept.';

/** For every page that saves files of requests. */
const saving: SavingWords = {
  writing: (written, total) => `Writing the file: ${written} of ${total} requests.`,
  cancel: 'Cancel',
  cancelled: 'No file was made.',
};

export const dashboard: DashboardWords = {
  ...common,
  ...reasons,
  cause,
  period: 'Period',
  spans: {
    '7': '7 days',
    '30': '30 days',
    '90': '90 days',
    '365': '1 year',
    all: 'All',
    today: 'Today',
    'this-week': 'This week',
    'last-week': 'Last week',
    'this-month': 'This month',
    'last-month': 'Last month',
  },
  calendar: 'Day, week, month',
  ownDates: 'Choose dates…',
  firstOfDates: 'First day',
  lastOfDates: 'Last day',
  wrongDates: {
    day: 'Choose two days between 2000 and 2099. The days shown are still those from before.',
    order: 'The first day comes after the last. The days shown are still those from before.',
  },
  previousPeriod: 'Period before',
  nextPeriod: 'Period after',
  compared: {
    same: 'About as much a day as before',
    more: (percent) => `${percent}% more a day than before`,
    less: (percent) => `${percent}% less a day than before`,
    times: (times) => `${times} times as much a day as before`,
    note: (period, isWithoutToday) =>
      `Compared with ${period}, per day counted${isWithoutToday ? ', without today' : ''}.`,
    yesterday: (amount) => `${amount} yesterday, the whole day`,
  },
  seconds: (made, seconds) => `${made} (${seconds}\u00a0s)`,
  measure: 'Measure',
  counted: (days, text) => `${text} ${plural(days, 'day', 'days')} counted`,
  usualDay: 'Median day',
  usualWeekday: (weekday) => `A usual ${weekday}`,
  usualDayMore: (requests, text, of, count) =>
    `${text} ${plural(requests, 'request', 'requests')}, median of ${count} ${of}`,
  per: {
    requests: { day: 'Requests per day', week: 'Requests per week', month: 'Requests per month' },
    searches: { day: 'Searches per day', week: 'Searches per week', month: 'Searches per month' },
    energy: { day: 'Energy per day', week: 'Energy per week', month: 'Energy per month' },
    gwp: { day: 'CO₂e per day', week: 'CO₂e per week', month: 'CO₂e per month' },
    water: { day: 'Water per day', week: 'Water per week', month: 'Water per month' },
  },
  sizes: { day: 'Day', week: 'Week', month: 'Month' },
  ends: 'from low to high end',
  wholeRanges: 'Whole ranges',
  bar: (name, amount) => `${name}: ${amount}`,
  barsOpen: 'Point at a bar, or go along them with the arrow keys; a click or Enter opens its days.',
  barsSay: 'Point at a bar, or go along them with the arrow keys.',
  asTable: 'View as a table',
  total: 'Total',
  bySite: 'By site',
  byModel: 'By model',
  byMode: 'By mode',
  byKind: 'By kind',
  made: 'Made',
  byHour: {
    requests: 'Requests by hour of day',
    searches: 'Searches by hour of day',
    energy: 'Energy by hour of day',
    gwp: 'CO₂e by hour of day',
    water: 'Water by hour of day',
  },
  mode: 'Mode',
  hour: 'Hour',
  otherModels: (count, text) => `${text} other ${plural(count, 'model', 'models')}`,
  records: 'Requests',
  recordsFound: (found, all) => (found === all ? `${all}.` : `${found}, of ${all}.`),
  find: {
    field: 'Find a site or a model',
    moreValues: (count) => `${count} more`,
    none: 'No request fits.',
    clear: 'Show all requests',
    select: (which) => `Select the request of ${which}`,
    selectShown: 'Select all that are found, 1,000 at most',
    selected: (_, what) => `${what} selected`,
    delete: 'Delete selected',
  },
  noText: 'Counts only: no prompt or answer text is ever kept.',
  when: 'Time',
  what: 'Vehicle and kind',
  outcomes: {
    pending: 'still answering',
    stopped: 'stopped',
    failed: 'failed',
    refused: 'refused',
    cut: 'cut off',
  },
  unproven: 'unproven',
  remove: (which) => `Delete the request of ${which}`,
  deleteColumn: 'Delete',
  removeDay: 'Delete this day',
  removal: {
    request: {
      ask: (which) => `Delete the request of ${which}? It leaves its day’s total too.`,
      removed: 'Request deleted.',
      restored: 'Request is back.',
    },
    requests: {
      ask: (which) => `Delete ${which}? They leave their days’ totals too.`,
      removed: 'Selection deleted.',
      restored: 'The selection is back.',
    },
    day: {
      ask: (which) => `Delete all of ${which}, its sums too?`,
      removed: 'Day deleted.',
      restored: 'The day is back.',
    },
  },
  keep: 'Keep',
  notRemoved: 'It could not be deleted. Try again.',
  undo: 'Undo',
  exports: { sheet: 'For a spreadsheet', columns: 'All columns (CSV)', json: 'Export JSON' },
  exportsFound: 'The tables hold the requests found here; the JSON holds the whole period.',
  exported: (file, count, what) =>
    count === null
      ? `All of this period is saved as ${file}.`
      : `${what} ${plural(count, 'is', 'are')} saved as ${file}.`,
  notExported: 'The requests could not be read, so no file was made. Try again.',
  saving,
  sheet: {
    file: 'table',
    date: 'Date',
    time: 'Time',
    made: { image: 'Images made', video: 'Videos made', audio: 'Sounds made' },
    seconds: 'Seconds of video and sound',
    read: 'Tokens read',
    written: 'Tokens written',
    searches: 'Web searches',
    low: (name) => `${name}, low`,
    high: (name) => `${name}, high`,
  },
  explainRequest: (which) => `How the request of ${which} is computed`,
  emptyTitle: 'Nothing counted yet',
  emptyMore,
  emptyPeriod: 'No request in this period.',
  allHistory: 'Show everything',
};

const equivalenceNames = {
  'phone-charge': 'smartphone charges',
  'led-minute': 'minutes of a 9 W LED bulb',
  'kettle-cup': 'cups of water boiled',
  'streaming-hour-ca': 'hours of streaming (Carbon Trust, 2020)',
  'streaming-hour-iea': 'hours of streaming (IEA, 2019)',
  'streaming-hour-ademe': 'hours of HD streaming (ADEME)',
  'car-thermal-m': 'metres by petrol or diesel car',
  'car-ev-m': 'metres by electric car',
  'scooter-m': 'metres by e-scooter',
  'ebike-m': 'metres by e-bike',
  'tgv-m': 'metres by TGV',
  'f1-m': 'metres in a Formula 1 car, racing',
  'glass-water': 'glasses of water',
  'drop-water': 'drops of water',
  email: 'e-mails (ADEME)',
  'flight-paris-nyc': 'return flights Paris–New York',
  'french-year': 'years of a person in France',
};

export const how: HowWords = {
  ...common,
  typeset: (text) => text,
  ...reasons,
  title: {
    request: 'How one request becomes a number',
    day: 'How a day becomes a number',
    week: 'How a week becomes a number',
    period: 'How these days become a number',
  },
  lowCentralHigh: 'low, central, high',
  lead: (searches, baseline, gas, water) =>
    `${searches}, at ${baseline}. ${capital(gas, { numbers })} of CO₂e, ${water} of water.`,
  equivalenceNames,
  alike: {
    title: 'What that is like',
    row: (count, thing, under) => `${capital(thing, { numbers })}: ${under ? 'under' : 'about'} ${count}`,
    by: { energyWh: 'by its energy', gco2e: 'by its CO₂e', waterMl: 'by its water' },
    choose: 'Choose other comparisons',
  },
  goneTitle: 'This request is no longer here',
  goneMore: 'It was deleted, or is older than single requests are kept. The sums of its day remain.',
  nothingRan: 'No answer was produced: there is no energy to count.',
  nothing: 'Nothing was counted here, so there is nothing to compute.',
  partsTitle: 'Where the energy goes',
  partsMore: 'Computed anew from the single requests, under today’s factors.',
  part: 'Part',
  parts: {
    answer: 'Answers written',
    reasoning: 'Thinking before them',
    tools: 'Written for tools',
    input: 'Questions read',
    context: 'Conversation read again',
    fixed: 'Fixed part of each answer',
    image: 'Images',
    video: 'Videos',
    audio: 'Voice and sound',
  },
  share: 'Share',
  heaviestTitle: 'The heaviest requests',
  heaviestMore: 'Each opens its own computation.',
  explainRequest: (which) => `How the request of ${which} is computed`,
  stepsTitle: 'Energy, step by step',
  stepsOfHeaviest: (which) => `The heaviest request as an example: ${which}.`,
  steps: {
    'decode-by-size': {
      title: 'One token, by the size of the model',
      more: 'what the accelerators draw for each token written',
      unit: 'Wh a token',
    },
    'decode-by-price': {
      title: 'One token, by the price of the model',
      more: 'a vendor knows its own costs',
      unit: 'Wh a token',
    },
    decode: { title: 'One token', more: 'both together, or the one there is', unit: 'Wh a token' },
    tokens: { title: 'Tokens written', more: 'in the model’s own tokens', unit: 'tokens' },
    'context-growth': {
      title: 'A longer conversation',
      more: 'each token costs more to write after a long one',
      unit: 'times',
    },
    reading: {
      title: 'Reading the question and what came before',
      more: 'as so many tokens written',
      unit: 'tokens',
    },
    'text-energy': {
      title: 'Text, at the data centre’s meter',
      more: 'whole servers, idle share and cooling included',
    },
    'media-energy': {
      title: 'Images, video or sound, at the data centre’s meter',
      more: 'from what was really produced; waiting time is never turned into energy',
    },
    energy: { title: 'This request', more: 'the sum of its parts' },
    'carbon-of-use': { title: 'CO₂e of the electricity', more: 'as the grid there makes it' },
    'carbon-of-hardware': { title: 'CO₂e of making the servers', more: 'their share of a life' },
    'water-on-site': { title: 'Water at the data centre', more: 'evaporated for cooling' },
    'water-off-site': { title: 'Water at power plants', more: 'evaporated to make the electricity' },
    searches: { title: 'Web searches', more: 'its energy over that of one search' },
  },
  plain: {
    text: (tokens, each, energy, isRun) =>
      `${isRun ? 'The run behind the answer is taken to have written' : 'The model wrote'} about ${tokens} tokens; at ${each}\u00a0Wh each, plus reading, whole servers and cooling: ${energy}.`,
    media: (energy, hasText) =>
      hasText
        ? `With the pictures, video or sound it made: ${energy}.`
        : `From what was really made, its number, size and length: ${energy}.`,
  },
  formulaOf: (step) => `Formula: ${step}`,
  requestSources: {
    reported: 'Reported by the site',
    counted: 'Counted in the page',
    inferred: 'Inferred by rule',
    computed: 'Result of a step before',
  },
  values: 'Values and sources',
  symbol: 'Symbol',
  stands: 'What it is',
  value: 'Value',
  source: 'Source',
  symbolWords: {
    answer: 'answer',
    reasoning: 'thinking',
    tools: 'tools',
    run: 'run',
    input: 'reading',
    context: 'context',
    in: 'in',
    out: 'out',
    cached: 'cached',
    half: 'half',
    size: 'size',
    price: 'price',
    text: 'text',
    fixed: 'fixed',
    calls: 'calls',
    image: 'image',
    video: 'video',
    audio: 'sound',
    host: 'server',
    steps: 'steps',
    side: 'side',
    pixels: 'pixels',
    class: 'class',
    minute: 'minute',
    second: 'second',
    use: 'use',
    made: 'made',
    on: 'on',
    off: 'off',
    search: 'search',
  },
  symbols: {
    text: {
      A: 'active parameters, in billions',
      P: 'parameters in all, in billions',
      w: 'bytes a weight takes',
      B: 'requests served together',
      k: 'scale of the fit, in joules',
      a: 'weight of the active size',
      p: 'weight of the whole size',
      q: 'weight of the precision',
      b: 'gain of serving together',
      B0: 'requests at which that gain sets in',
      U: 'list price, US dollars for a million tokens written',
      κ: 'kWh for each dollar of it',
      h: 'whole servers over accelerators',
      PUE_0: 'overhead of the data centre behind the price',
      ω: 'weight of the price against the size',
      T_run: 'tokens of the hidden run behind the answer',
      T_answer: 'tokens of the answer',
      T_reasoning: 'tokens of the thinking',
      T_tools: 'tokens written for tools',
      f: 'the model’s own tokens for each one we counted',
      c: 'tokens of the conversation',
      c_half: 'conversation at which a token costs twice as much',
      T_in: 'tokens read for the first time',
      T_cached: 'tokens read again from the cache',
      n: 'calls of the model',
      r: 'a token read, over one written',
      κ_c: 'a token from the cache, over one read',
      T_half: 'reading at which attention doubles the cost',
      PUE: 'overhead of the data centre: cooling, losses',
      E_fixed: 'fixed part of an answer, in Wh',
    },
    media: {
      n: 'how many',
      s: 'length, in seconds',
      x: 'growth with the size',
      host: 'whole server over the GPU',
      o: 'overhead, in steps',
      u: 'served in batches, over one picture at a time',
      W: 'measured on one GPU, in Wh',
      steps: 'steps taken',
      steps_0: 'steps of the measurement',
      side: 'side of the measured picture, in pixels',
      pixels: 'pixels of the picture or of a frame',
      k: 'scale of the fit, in Wh',
      A: 'parameters, in billions',
      a: 'weight of the size',
      T: 'tokens of a picture',
      e: 'energy of one token at the meter, in Wh',
      q: 'quality asked for',
      E_class: 'class of products that publish nothing, in Wh a picture',
      E_minute: 'energy of a minute, in Wh',
      E_second: 'class of products that publish nothing, in Wh a second',
      f: 'frames a second',
      t: 'growth with pixels and frames',
      T_0: 'pixels and frames of the measurement',
      c0: 'fit, constant',
      c1: 'fit, with the frames',
      c2: 'fit, with the frames squared',
      c3: 'fit, with frames and pixels',
      c4: 'fit, with both squared',
      c5: 'fit, with the pixels squared',
      v: 'share of the time the model speaks',
      t_out: 'tokens for a second it speaks',
      t_in: 'tokens for a second it hears',
      r: 'a token read, over one written',
      T_half: 'reading at which attention doubles the cost',
      PUE: 'overhead of the data centre: cooling, losses',
    },
    sum: {
      E_answer: 'writing the answer, in Wh',
      E_reasoning: 'thinking, in Wh',
      E_tools: 'writing for tools, in Wh',
      E_input: 'reading what is new, in Wh',
      E_context: 'reading again from the cache, in Wh',
      E_calls: 'fixed part of all calls, in Wh',
      E_image: 'images, in Wh',
      E_video: 'videos, in Wh',
      E_audio: 'voice and sound, in Wh',
    },
    place: {
      E: 'energy of this request, in Wh',
      CI: 'grid, in grams of CO₂e a kWh',
      PUE: 'overhead of the data centre: cooling, losses',
      m: 'making of the servers, in grams of CO₂e a kWh',
      WUE: 'cooling water, in litres a kWh',
      EWIF: 'water at power plants, in litres a kWh',
    },
    search: {
      E: 'energy of this request, in Wh',
      E_search: 'energy of one web search, in Wh',
    },
  },
  bases: {
    reported: 'reported',
    counted: 'counted',
    inferred: 'inferred',
    computed: 'from a step before',
    assumed: 'assumed',
    derived: 'our derivation',
    measured: 'measured on open models',
    disclosed: 'disclosed by the provider',
    published: 'published',
  },
  carbonTitle: 'Then carbon',
  ofUse: 'Electricity, location-based',
  ofHardware: 'Making the servers',
  all: 'Total',
  marketBased: 'Electricity, market-based',
  marketBasedMore:
    'After the operator’s contracts for clean power, where it publishes a figure. Beside, never added.',
  publisher: 'The publisher’s own life cycle',
  publisherMore: 'Mistral’s analysis of its Large 2, by token: wider scope than ours. Beside, never added.',
  waterTitle: 'Then water',
  offSite: 'At power plants',
  onSite: 'At the data centre',
  resourcesTitle: 'Resources',
  resourcesMore:
    'Where the electricity mix is published. Minerals in milligrams of antimony equivalent, as life-cycle analyses count them.',
  minerals: 'Minerals and metals',
  fuels: 'Fossil and nuclear fuel',
  boundaries: {
    'life-cycle': 'The grid figure is of its life cycle: plants and fuel supply included.',
    generation: 'The grid figure is of generation alone: plants and fuel supply left out.',
  },
  zone: (places) => `Servers taken to be in: ${places}.`,
  wideRule: 'Errors that all requests share add up end to end; those of each one partly cancel out.',
  otherCauses: 'The same for CO₂e and water',
  claimTitle: 'And “10 to 40 searches”?',
  claim:
    'The comparison is Cordier’s, in a broadcast of April 2025 that we could not hear again, so that we know no link to it: one text request would equal 10 to 40 web searches. That follows from 3 to 12\u00a0Wh a request and 0.3\u00a0Wh a search.',
  claimOfRequest: (searches, range) => `This request comes to ${searches} (${range}).`,
  claimOfText: (searches, range) => `Your ordinary text requests here come to ${searches} each (${range}).`,
  claimModern: (searches, range) =>
    `If a search today takes 0.04\u00a0Wh, a hypothesis, it would be ${searches} (${range}).`,
  ecologitsTitle: 'Beside EcoLogits',
  ecologitsMore:
    'The published method of EcoLogits 0.9.3 on the same requests, its known defects included (newer versions mended some). It has two ends and no central value, and counts text only.',
  ecologitsOn: 'Show EcoLogits beside our figures',
  ecologitsNone: 'EcoLogits has none of these models.',
  ecologitsOf: (_, text, all) => `On the ${text} of ${all} requests that EcoLogits knows:`,
  ours: 'Trottinette',
  quantity: 'Quantity',
  leftOutTitle: 'Not included',
  leftOut: {
    training: 'Training the models',
    network: 'The network between you and the data centre',
    device: 'Your own device',
    buildings: 'The data centre’s buildings',
    'search-and-tools': 'Searches and tools the model calls',
    'retries-and-safety-models-beyond-the-fixed-part': 'Retries and safety models beyond the fixed part',
  },
  versionTitle: 'Version of the factors',
  oldSet: (tag) => `Stored under set ${tag}; the steps here use today’s.`,
  confidence: {
    measured: 'open weights, measured',
    open: 'open weights',
    disclosed: 'disclosed by its vendor',
    inferred: 'closed, inferred',
    guessed: 'closed, guessed',
  },
  modelsTitle: 'Models',
  takenAs: 'Taken as',
  known: 'How well known',
  sourcesTitle: 'Sources',
  cited: {
    taken: 'Taken:',
    covers: 'Covers:',
    licence: 'Licence:',
    checks: { read: 'Read by us.', 'second-hand': 'As others quote it.', unverified: 'Not found again.' },
  },
  ownValues: (count, text) =>
    `${text} ${plural(count, 'value is', 'values are')} our own assumption or derivation: each stands with its step.`,
  readFigures: {
    title: 'Figures you may have read',
    more: 'Published figures differ by a factor of a hundred because they count different things. Ours here come from the engine that counts your requests.',
    ours: (of, amount) => `${of}: ${amount}`,
    columns: ['What you may have read', 'What it covers', 'Ours', 'Why they differ'],
  },
  changelogTitle: 'What changed in the factors',
  changelogSet: (set, date) => `Set ${set}, ${date}`,
  changelogColumns: ['What', 'Before', 'Now', 'Why'],
  dashboardLink: 'See these days in the dashboard',
};

export const yardstick: YardstickWords = {
  title: 'What is one web search?',
  more: 'Energy over the energy of one search. Nobody publishes a figure for today, so the yardstick is yours to choose.',
  baselines: {
    'google-2009': {
      name: 'Google, 2009',
      by: 'Google’s own figure: U. Hölzle,',
      at: ', its blog, 11 January 2009.',
      trust: 'Its servers alone, and old: a search of today should take less.',
    },
    'modern-hypothesis': {
      name: 'A search of today',
      by: 'Our hypothesis, 2026: Google’s 0.3\u00a0Wh over a sevenfold gain in efficiency.',
      trust: 'No publication supports a number.',
    },
    'with-ai-overview': {
      name: 'A search with an AI overview',
      by: 'Our hypothesis, 2026: Google’s 0.3\u00a0Wh and one answer of a small model.',
      trust: 'No publication supports a number.',
    },
  },
  each: (energy) => `${energy} a search`,
  inUse: 'in use',
  shown: (searches, range) => `Here: ${searches} (${range})`,
  choose: 'Choose another',
  claim: 'And “10 to 40 searches”?',
};

export const popup: PopupWords = {
  ...common,
  thisWeek: 'This week',
  devicesTrouble: 'Your devices are not joined',
  devicesPage: 'See why',
  justInstalled: 'Just installed',
  stripCaption: 'Requests per day over seven days, with the usual of each weekday as a line',
  bySite: 'Today by site',
  byKind: 'Today by kind',
  insightCalm: (weekday, usual) => `A quiet ${weekday}: you are usually near ${usual}.`,
  nothingRan: 'No answer was produced: there is no energy to count.',
  onlyHere: 'This browser only: not your phone, desktop apps or APIs.',
  counting: {
    open: 'Pause counting',
    resume: 'Resume now',
    beforePause: 'before the pause',
  },
  summaryReady: 'Week ready',
};

export const aside: AsideWords = {
  zero: 'No AI request seen yet today.',
  countingOn: (sites) => `Counting is on for ${sites}.`,
  lastCounted: (when, site) => `Last counted: ${when}, on ${site}.`,
  reloadTab: 'A tab opened before the extension was installed or updated counts once it is reloaded.',
  checkIt: 'Check that it counts',
  ready: 'Ready. Ask your AI as usual.',
  readyMore: (sites) =>
    `Each request on ${sites} will be counted here. Never its text${__ORGANISATION__ ? '' : ', and nothing leaves this device'}.`,
  readyMany: (count) =>
    `Each request on the ${count} allowed sites will be counted here. Never its text${__ORGANISATION__ ? '' : ', and nothing leaves this device'}.`,
  example: 'Example',
  exampleCaption: (requests) => `a day of ${requests} requests could read`,
  alwaysShown: 'low and high, always shown',
  rangeTitle: 'Estimates ride on a range.',
  rangeMore: 'The wheels are the low and high ends, the handlebar is the central value.',
  openSite: 'Open',
  whatIsCounted: 'What is counted',
  pauses: {
    title: 'Pause all counting',
    hour: 'For an hour',
    tomorrow: 'Until tomorrow',
    untilResumed: 'Until I resume',
    pausedUntil: (time) => `Paused until ${time}`,
    pausedUntilTomorrow: 'Paused until tomorrow',
    pausedUntilResumed: 'Paused until you resume',
    pausedMore: 'Nothing is counted meanwhile, anywhere.',
    thisSite: (site) => `Count ${site}`,
    siteOff: (site) => `${site} is switched off`,
    siteOffMore: 'Nothing is counted on this site.',
    countAgain: 'Count it again',
  },
  goal: {
    thisWeek: (used, most) => `This week so far: ${used}, of at most ${most}.`,
    amount: (of, count, text) =>
      of === 'requests'
        ? `${text} ${plural(count, 'request', 'requests')}`
        : of === 'images'
          ? `${text} ${plural(count, 'image', 'images')}`
          : `${text}\u00a0Wh`,
  },
  access: {
    title: (sites, count) => `${sites} ${plural(count, 'is', 'are')} not being counted`,
    more: (count) =>
      `The browser does not let the extension read ${plural(count, 'this site', 'these sites')}.`,
    lastCounted: (when) => `Last counted there: ${when}.`,
    allow: (site) => `Allow ${site}`,
    allowAll: (count) => `Allow all ${count}`,
    leaveOff: 'Leave off',
  },
  reloadNow: 'Reload this tab',
  report: 'Report, without any text',
  backup: {
    late: {
      title: 'No backup for four weeks',
      more: 'All your counts are in this browser alone: should it lose them, they are gone.',
    },
    'not-allowed': {
      title: 'The weekly backup is not saved',
      more: 'The browser no longer lets the extension save files by itself.',
    },
    full: { title: 'The weekly backup is not saved', more: 'There is no room left on the disk.' },
    'not-written': {
      title: 'The weekly backup is not saved',
      more: 'The disk may be full, or the folder of your downloads gone or locked.',
    },
  },
  toBackups: 'To the backups',
  noReminder: 'Don’t remind me',
};

export const coach: CoachWords = {
  dismiss: 'Dismiss',
  where: (site, time) => `${site}, ${time},`,
  instead: (searches) => `1 search instead of ${searches}`,
  took: (searches) => `It took ${searches}`,
  ideas: {
    arithmetic: {
      title: 'Was this a sum for a calculator?',
      text: 'a calculation. A calculator is quicker, and exact.',
    },
    conversion: {
      title: 'Was this one for a converter?',
      text: 'a conversion. A search box converts as you type.',
    },
    dictionary: {
      title: 'Was this one for the dictionary?',
      text: 'a word to look up. A dictionary is quicker and gives examples.',
    },
    spelling: {
      title: 'Was this one for the spell-checker?',
      text: 'a spelling. The checker of your browser knows it.',
    },
    clock: {
      title: 'Was this one for the calendar?',
      text: 'a date or an hour. A clock or a calendar has it at hand.',
    },
    live: {
      title: 'Was this one for a search?',
      text: 'something that changes by the hour. A search is quicker and fresher.',
    },
    'look-up': {
      title: 'Was this one for a search?',
      text: 'a quick look-up. A search is quicker and shows its sources.',
    },
    'fast-mode': {
      title: 'Did this one need the Formula 1?',
      text: 'extended thinking for a short question. Standard is quicker.',
    },
    'long-thread': {
      title: 'Time for a new conversation?',
      text: 'a very long thread, read again at each request. A new one answers quicker.',
    },
    regenerations: {
      title: 'Would one more sentence do?',
      text: 'the same answer asked for several times. Saying what is missing is quicker.',
    },
    'image-burst': {
      title: 'Which of these images was the one?',
      text: 'many images in a row. Describing the one you want takes fewer.',
    },
  },
};

const shareOf = (cardTitle: string, fileName: string): ShareWords => ({
  open: 'Share card',
  cardTitle,
  cardNote: (search) => `Estimates: low to high around a central value. One search = ${search}.`,
  save: 'Save as image',
  copy: 'Copy as text',
  copied: 'Copied.',
  notCopied: 'Your browser did not allow that. Save the picture, or send it.',
  send: 'Send…',
  fileName,
  text: ({ dates, requests, searches, energy, gas, water, said, search }) =>
    `${cardTitle}, ${dates}: ${requests}, ${searches}.${said && ` ${said}`}\nEnergy ${energy}, CO₂e ${gas}, water ${water}.\nEstimates, low to high around a central value; one search = ${search}. Counted by Trottinette, on my device.`,
});

export const summary: SummaryWords = {
  ...common,
  cause,
  week: (number) => `Week ${number}`,
  previousWeek: 'Previous week',
  nextWeek: 'Next week',
  daysCounted: (count, text) => `${text} ${plural(count, 'day', 'days')} counted`,
  soFar: 'so far',
  nothing: 'Nothing was counted in that week.',
  nothingYet: 'Nothing counted this week yet.',
  emptyMore,
  theWeekBefore: (requests) => `${requests} the week before`,
  soFarTheWeekBefore: (requests, weekday) => `${requests} by ${weekday} night the week before`,
  inUsualWeek: (requests, days, text) =>
    `${requests} in ${days === 7 ? 'your usual week' : `${text} ${plural(days, 'usual day', 'usual days')}`}`,
  usualWeek: 'Usual week',
  usualDays: (days, text) => `${text} ${plural(days, 'usual day', 'usual days')}`,
  medianOf: (requests, text, weeks) =>
    `${text} ${plural(requests, 'request', 'requests')}, median of ${weeks} weeks`,
  energyPerDay: 'Energy per day',
  aDay: (unit) => `${unit} a day`,
  yourUsual: 'your usual for the weekday',
  fiveWeeks: 'Requests of this week and the four before it',
  useClasses: reasons.useClasses,
  oneRequest: reasons.oneRequest,
  asTable: 'View as a table',
  range: 'Range',
  trend: {
    title: (weekday) => `${weekday} looks like a trend day`,
    pageTitle: 'It looks like a trend day',
    images: (images) => `${images} images.`,
    imagesWithin: (images, minutes, text) =>
      `${images} images in ${text} ${plural(minutes, 'minute', 'minutes')}.`,
    imagesBetween: (images, from, to) => `${images} images between ${from} and ${to}`,
    shares: (images, weekday, ofDay, ofWeek) =>
      `${images} made ${SHARES[ofDay]} of ${weekday}’s energy${ofWeek ? ` and ${SHARES[ofWeek]} of the week’s` : ''}.`,
    enough: 'One or two of them may have been enough.',
    without: (without, all) => `Without them: ${without} instead of ${all}`,
    few: (few, images, energy) => `${few} of the ${images} would have taken ${energy}.`,
    thisWeek: 'This week',
    withFew: (few, images) => `With ${few} of the ${images}`,
    withoutThem: 'Without them',
  },
  proportion: (energy, count, thing) => `To keep it in proportion: ${energy} is about ${count} ${thing}.`,
  things: {
    'phone-charge': 'smartphone charges',
    'led-minute': 'minutes of a 9 W LED bulb',
    'kettle-cup': 'cups of water brought to the boil',
    'streaming-hour-ca': 'hours of video streaming (Carbon Trust)',
    'streaming-hour-iea': 'hours of video streaming (IEA)',
    'car-ev-m': 'metres by electric car',
    'scooter-m': 'metres by e-scooter',
    'ebike-m': 'metres by e-bike',
    'f1-m': 'metres in a Formula 1 car',
  },
  vehicles: {
    title: 'Which vehicle, for which trip',
    more: (requests, text, all, share) =>
      `${text} ${plural(requests, 'request', 'requests')} out of ${all} took the Formula 1: ${SHARES[share]} of the energy.`,
    runs: (runs, text, energy) =>
      `${text} ${plural(runs, 'of them was a research or agent run', 'of them were research or agent runs')}: ${energy}`,
    names: { walk: 'On foot', scooter: 'Scooter', car: 'Car', f1: 'Formula 1' },
    trips: {
      walk: 'a search, a calculator, memory',
      scooter: 'fast, small models',
      car: 'standard models',
      f1: 'thinking, research, images',
    },
    notCounted: 'not counted',
  },
  heaviest: 'The heaviest requests',
  when: 'When',
  what: 'What',
  modes: { reasoning: 'thinking', research: 'research', agent: 'agent' },
  produced: dashboard.produced,
  seconds: dashboard.seconds,
  bar: dashboard.bar,
  barsOpen: 'Point at a bar, or go along them with the arrow keys; a click or Enter opens its day.',
  barOpens: 'A bar says its day, and opens it.',
  voiceSession: dashboard.voiceSession,
  lookupsTitle: 'Had they been searches',
  lookups: (count, searches, instead, range) =>
    `If ${count} quick look-ups had been searches: ${searches} instead of ${instead} (${range}).`,
  goal: {
    title: 'Your goal',
    running: (used, most) => `So far: ${used}, of at most ${most}.`,
    kept: (used, most) => `Kept: ${used}, of at most ${most}.`,
    missed: (used, most) => `Not this time: ${used}, of at most ${most}.`,
    amount: aside.goal.amount,
    suggestTitle: 'A goal for next week?',
    suggest: (amount, usual) => `At most ${amount}: a little under the ${usual} of your usual week.`,
    take: 'Make it my goal',
    taken: 'It is your goal now. You can change it in Options.',
  },
  boundary: (set) =>
    `Estimates at the data centre, factor set ${set}. Your own device, the network and model training are not included.`,
  share: shareOf('My week with AI', 'my-week-with-ai'),
  fullSummary: 'Full summary',
  backToToday: 'Back to today',
};

export const toolbar: ToolbarWords = {
  cause,
  locale: LOCALE,
  nothingYet: 'No AI request seen yet today. Open details.',
  today: (requests, text, searches) =>
    `${text} ${plural(requests, 'request', 'requests')} today, ${searches.under ? 'under' : 'about'} ${searches.text} web ${plural(searches.amount, 'search', 'searches')}. Open details.`,
  asking: 'Nothing is counted until you agree. Open details.',
  refused: 'Nothing is counted: you said no. Open details.',
  paused: (end) => {
    if (!end) return 'Paused.';
    return end.at === 'time' ? `Paused until ${time(end.hour, end.minute)}.` : 'Paused until tomorrow.';
  },
  changed: (sites) =>
    `${new Intl.ListFormat(LOCALE).format(sites)} changed: some requests may not be counted.`,
  storageFailed: 'Counts can’t be saved. Open details.',
  historyLost: 'Your past counts are gone. Open details.',
  late: (sites) => {
    const names = new Intl.ListFormat(LOCALE).format(sites);
    return `Reload the ${plural(sites.length, 'tab', 'tabs')} of ${names}: ${plural(sites.length, 'it is', 'they are')} not counted yet.`;
  },
  newerStore: 'Your records are from a newer Trottinette. Update the extension: nothing is lost.',
  summaryReady: 'Last week’s summary is ready.',
  notification: {
    title: 'Your week with AI',
    text: 'Last week’s summary is ready. It was worked out on this device and stays here.',
  },
};

const choices: ChoiceWords = {
  countSite: (site) => `Count ${site}`,
  siteLists: {
    on: (count, text) => `${text} ${plural(count, 'site', 'sites')} counted`,
    off: (count, text) => `${text} more, ${count === 1 ? 'one click away' : 'one click each'}`,
    limitsOf: (limits) => `Limits: ${limits}.`,
    limits: {
      'no-model': 'names no model',
      'models-unnamed': 'models of a comparison stay unnamed until revealed',
      'custom-models': 'personal bots count as custom',
      'late-media': 'media that come after the tab was closed stay pending',
      'media-as-asked': 'media count as asked for',
      'no-seconds': 'lengths are not told',
      'run-estimated': 'a research run is estimated as a whole',
      'reasoning-summaries': 'reasoning is shown in summaries, the rest is inferred',
      'resumed-apart': 'an answer resumed after a break is not joined',
      'files-unsized': 'sizes of attached files are unknown',
      'no-voice': 'no voice',
      'no-media': 'no images or video',
      'partly-unreadable': 'what can’t be read is inferred',
      'answers-unread': 'answers can’t be read: they are inferred from the prompt',
      'not-in-pages': 'not answers within ordinary pages',
    },
  },
  zone: {
    name: 'Where the servers stand',
    more: 'Sets the CO₂e and the water of a kilowatt-hour, from the next request on.',
    own: 'Each provider’s own mix',
    countries: 'Countries',
    usRegions: 'Grid regions of the United States',
  },
  coach: {
    name: 'Coach',
    more: 'One idea a day at most, after the fact, in the popup. Silent when unsure.',
    looksAt:
      'When it is on, each prompt is looked at in its tab as you send it: its length, a few words such as “translate”, whether it is a sum, whether you are asking again. Nothing of the prompt is kept or leaves the tab: only which idea fits, and how surely.',
  },
};

export const options: OptionsWords = {
  ...common,
  typeset: (text) => text,
  ...choices,
  title: 'Options',
  sectionsLabel: 'Sections',
  sections: {
    display: 'Display',
    sites: 'Sites',
    estimation: 'Estimation',
    coach: 'Coach and goal',
    data: 'Data',
    about: 'About',
  },
  foldedMore: {
    coach: 'Ideas, a goal for the week, a notification',
    data: 'Export, backup, import, devices, what is kept, deletion',
    about: 'What is new, privacy, licences',
  },
  notSaved: 'That could not be saved. Try again.',
  display: {
    language: 'Language',
    automatic: (language) => `Automatic (${language})`,
    theme: 'Theme',
    themes: { auto: 'System', light: 'Light', dark: 'Dark' },
    badge: { name: 'Toolbar badge', more: 'The count is exact; the other two are estimates.' },
    badges: { requests: 'Requests', searches: 'Searches', energy: 'Wh', off: 'Off' },
    weekStart: 'The week starts on',
  },
  agreement: {
    name: 'Your agreement',
    agreed: (date) =>
      `You agreed on ${date}. Taken back, nothing more is counted; what was counted stays yours.`,
    takeBack: 'Take it back',
  },
  pause: {
    name: 'Counting',
    running: 'On. A pause stops it on every site.',
    pausedUntil: (moment) => `Paused until ${moment}. Nothing is counted meanwhile, anywhere.`,
    pausedUntilResumed: 'Paused until you resume. Nothing is counted meanwhile, anywhere.',
    hour: 'For an hour',
    tomorrow: 'Until tomorrow',
    open: 'Until I resume',
    resume: 'Resume',
  },
  sitesSection: {
    intro: 'A site that is off is not counted: nothing that passes there is kept.',
    search: 'Find a site',
    noneFound: (typed) => `No site here is called “${typed}”. You can add its address below.`,
    othersMore:
      'Each asks your browser for permission when you switch it on, and gives it back when you switch it off.',
    lastCounted: (when) => `last counted ${when}`,
    notSeen: 'not seen yet',
    asks: 'asks for permission',
    mayMiss: 'may miss some',
    changedSince: (date) => `changed on ${date}`,
    report: 'Write a report',
    blocked: 'not allowed by the browser',
    allow: (site) => `Allow ${site}`,
    unknownModels: (models) => `Not in our tables yet, taken as the nearest model: ${models}.`,
    unproven: (when) =>
      `Some requests came from a frame or a window that another page opened, and that page could have made them up; last ${when}.`,
    check: 'Check that a site counts',
  },
  own: {
    title: 'Your own addresses',
    more: 'A chat you run yourself, or one this list lacks. Its browser permission covers that one address.',
    address: 'Address',
    kind: 'What runs there',
    add: 'Add',
    remove: (origin) => `Remove ${origin}`,
    removeShort: 'Remove',
    chooseKind: 'What runs there?',
    kindMissing: 'Choose what runs there: the address does not say it.',
    problems: {
      empty: 'Write an address such as chat.example.org.',
      'not-an-address': 'This is no address a browser could open.',
      'not-a-web-page': 'Only web pages (http or https) can be counted.',
      'has-credentials': 'Leave the name and the password out of the address.',
      'known-site': 'This site is in the list above: switch it on there.',
      'already-added': 'This address is in the list already.',
      'too-many': 'There are as many addresses as fit. Remove one first.',
    },
    refused: (origin) => `Your browser did not allow ${origin}, so it was not added.`,
    added: (origin) => `${origin} is counted from now on. Reload its tab.`,
  },
  estimation: {
    search: { name: 'One web search', more: 'The yardstick of every comparison with searches.' },
    searchChoice: (energy, baseline) => `${energy} (${baseline})`,
    equivalences: {
      name: 'Shown beside amounts',
      more: 'Energy is compared with energy, gas with gas, water with water.',
    },
    equivalenceNames,
    rezone: { name: 'Past days', more: 'They keep the region they were estimated with, unless you ask.' },
    rezoneNow: 'Recompute past days',
    rezoning: (done, total) => `Recomputing: ${done} of ${total}`,
    rezoned: 'Past days are recomputed.',
    factors: 'Factors',
    factorsMore: (set, days, text) =>
      days === 0
        ? `Set ${set}, its newest source read today. Only an update of the extension renews it.`
        : `Set ${set}, its newest source read ${text} ${plural(days, 'day', 'days')} ago. Only an update of the extension renews it.`,
    method: 'See the method and its sources',
    ecologits: {
      name: 'EcoLogits beside ours',
      more: 'Shows what this other open method finds for the same requests.',
    },
  },
  coachSection: {
    rules: 'Ideas',
    ruleNames: {
      arithmetic: 'sums',
      conversion: 'conversions',
      dictionary: 'words to look up',
      spelling: 'spelling',
      clock: 'dates and hours',
      live: 'news, weather, prices',
      'look-up': 'quick look-ups',
      'fast-mode': 'thinking for a short question',
      'long-thread': 'very long conversations',
      regenerations: 'the same answer asked for again',
      'image-burst': 'many images in a row',
    },
    goal: { name: 'Weekly goal', more: 'Against your own usual week only.' },
    goals: {
      none: 'None',
      requests: 'A limit on requests',
      images: 'A limit on images',
      energyWh: 'A limit on Wh',
    },
    most: 'At most',
    mostOf: { requests: 'requests a week', images: 'images a week', energyWh: 'Wh a week' },
    weekly: {
      name: 'Notification for the week',
      more: 'Your browser asks for your agreement when you switch it on. The summary is there without it.',
    },
    weeklyRefused: 'Your browser did not allow notifications.',
  },
  backup: {
    name: 'Weekly backup',
    more: 'Each week a JSON file into the folder “Trottinette” of your downloads, where it takes the place of the oldest. Your browser asks for your agreement when you switch it on. The file is not encrypted, and holds what you delete here until it is replaced.',
    last: (date) => `Last backup: ${date}.`,
    kept: 'Files kept',
    files: (count) => `The last ${count} files`,
    refused: 'Your browser did not allow files to be saved by themselves.',
    failed: 'The last backup could not be saved',
    failures: {
      'not-allowed': 'Your browser no longer lets the extension save files by itself.',
      full: 'There is no room left on the disk.',
      'not-written': 'The disk may be full, or the folder of your downloads gone or locked.',
    },
    again: 'Try again',
    reminder: {
      name: 'Remind me of backups',
      more: 'In the popup, when the last is more than four weeks old and there is much to lose.',
    },
  },
  data: {
    retention: { name: 'Keep single requests for', more: 'Daily totals stay until you delete them.' },
    retentionDays: (days, text) => (days >= 3_650 ? '10 years' : `${text} ${plural(days, 'day', 'days')}`),
    stored: (count, text) => `${text} ${plural(count, 'request', 'requests')} on this device.`,
    inTrash: (count, text) =>
      `${text} older ${plural(count, 'one lies', 'ones lie')} in the trash until the meter has run on seven days; keep requests for longer, and ${plural(count, 'it comes', 'they come')} back.`,
    expiring: (count, text) => `${text} ${plural(count, 'request', 'requests')} will go; daily totals stay.`,
    expired: (count, text) =>
      `${text} ${plural(count, 'request goes', 'requests go')} to the trash, for seven days on which the meter runs.`,
    clock: {
      jump: {
        title: 'Is the clock right?',
        more: (date) =>
          `The meter last ran on ${date}. Should this computer’s clock be wrong, nothing is lost: no request counts as old by it until the meter has run on another day.`,
      },
      ahead: {
        title: 'Something is dated in the future',
        more: (date) =>
          `Up to ${date}: this computer’s clock is wrong, or once was. The dashboard shows it under “All”, and you can delete those days here.`,
      },
    },
    export: {
      name: 'Export',
      more: 'A file of your own, written by this page. JSON holds everything, settings too.',
    },
    exportRequests: 'CSV of requests',
    exportDays: 'CSV of days',
    exportAll: 'JSON',
    exported: (name) => `Saved as ${name}.`,
    notExported: 'The records could not be read, so no file was made. Try again.',
    saving,
    history: {
      name: 'Your history',
      more: 'What assistants and coding agents hand over: your years of use, wherever it was.',
    },
    import: {
      name: 'Import',
      more: 'A JSON export, of this device or another. The same file twice changes nothing.',
    },
    importSettings: 'Its settings too',
    importDeleted: 'Also what I deleted',
    chooseFile: 'Choose a file',
    readingFile: (rows, text) =>
      `Reading: ${text} ${plural(rows, 'row', 'rows')} so far. Nothing is taken in yet.`,
    cancelImport: 'Cancel',
    importing: (rows, total) => `Taking in: ${rows} of ${total} rows. It is finished even if you leave.`,
    askStrangers: (requests, text, from, to) =>
      `This file holds ${text} ${plural(requests, 'request', 'requests')}, ${from} to ${to}, of a device or browser profile that is new here. ${plural(requests, 'Is it yours? Then it counts', 'Are they yours? Then they count')} as your use.`,
    askDeleted: (requests, text) =>
      `${text} ${plural(requests, 'request that is here was', 'requests that are here were')} deleted on another device. Delete ${plural(requests, 'it', 'them')} here too?`,
    importAnswers: {
      strangers: { yes: 'They are mine', no: 'Take nothing in' },
      deleted: { yes: 'Delete', no: 'Keep' },
    },
    imported: (requests, requestsText, days, daysText) =>
      `New in it: ${requestsText} ${plural(requests, 'request', 'requests')} and ${daysText} daily ${plural(days, 'total', 'totals')}.`,
    stayDeleted: (requests, requestsText, days, daysText) =>
      `Deleted once, so not taken in: ${requestsText} ${plural(requests, 'request', 'requests')} and ${daysText} daily ${plural(days, 'total', 'totals')}. Tick “Also what I deleted” and choose the file again to have them back.`,
    copied:
      'This browser profile is a copy of another one, or was copied. From now on this one counts under a name of its own.',
    notImported: {
      'not-ours': 'This is not an export of Trottinette, or a newer version wrote it.',
      broken:
        'This file is no whole export of Trottinette: it breaks off, or was changed. Nothing was taken.',
      unreadable: 'The browser could not read this file. Choose it again. Nothing was taken.',
      'not-saved': 'There was no place to store it. Nothing was taken.',
      cancelled: 'Nothing was taken.',
      later: 'Not all of it could be saved yet. The rest follows by itself as soon as it can be.',
    },
    rejected: (count, text) => `${text} ${plural(count, 'row was', 'rows were')} not taken:`,
    rejectedRow: (table, index) => `${table}, row ${index}`,
    tables: { requests: 'requests', days: 'days', deletions: 'deletions' },
    settingsTaken: 'Settings taken over.',
    devices: { name: 'Your other devices', more: 'They join through a folder of yours; nothing is sent.' },
    openDevices: 'Open',
    organisation: {
      name: 'Report for an organisation',
      more: 'Sums of a week or a month as a file, seen before it is saved; nothing is sent.',
    },
    openOrganisation: 'See the report',
    deleteDay: 'Delete a day',
    deleteSite: 'Delete a site',
    deleteAll: { name: 'Delete everything', more: 'All counts of all days. Settings stay.' },
    ask: (what, _, counted) => `Delete ${what}? ${counted} will go, with daily totals.`,
    delete: 'Delete',
    keep: 'Keep',
    day: 'Day',
    chooseSite: 'Choose a site',
    everything: 'everything',
    aRequest: 'a request',
    elsewhere: 'what was deleted on another device',
    restoring: 'Bringing it back.',
    deleted: (what) => `Deleted: ${what}. You have 30 seconds to change your mind.`,
    undo: 'Undo',
    restored: 'It is all back.',
    tooLate: 'The 30 seconds are over: it can’t be brought back.',
  },
  about: {
    version: (version) => `Trottinette ${version}`,
    news: 'What is new in this version',
    moreNews: (count) => `${count} more`,
    promise: __ORGANISATION__
      ? 'No account, no text kept, nothing sent without your yes.'
      : 'No account, no network code, no text kept.',
    question: 'Do you really need the Formula 1, when the scooter gets you there?',
    licence: 'Source code',
    licenceMore: 'Mozilla Public License 2.0',
    repository: 'Repository',
    tracker: {
      name: 'Problems and wishes',
      more: 'To report a site that broke, or to ask for one. It is public.',
    },
    openTracker: 'Open the tracker',
    contact: { name: 'Contact', more: 'For what does not belong in public, such as a hole in security.' },
    write: 'Write',
    privacy: { name: 'Privacy', more: 'What is seen, what is kept, and that nothing is sent.' },
    readPrivacy: 'Read the policy',
    rating: { name: 'A word for others', more: 'A rating in the store you have it from helps them find it.' },
    rate: 'Rate it',
    fonts: 'Fonts',
    fontsMore: 'Bricolage Grotesque and Figtree, SIL Open Font License 1.1',
    notice: 'Where the figures come from, and their licences',
  },
};

export const devices: DevicesWords = {
  ...common,
  title: 'Your devices',
  intro:
    'Another browser, another machine: each counts for itself, and they join through a folder that you carry your files in anyway (Nextcloud, Syncthing, Dropbox, a stick). For this, the extension sends nothing.',
  joining: 'Joining them',
  folderName: 'Folder',
  folderMore:
    'Choose the same folder on each device. Each writes one file of its own there and reads the others.',
  folderChosen: (folder) => `“${folder}”. Joined by itself as the browser starts, and daily.`,
  chooseFolder: 'Choose a folder',
  joinNow: 'Join now',
  leaveFolder: 'Use no folder',
  filesName: 'Files',
  filesMore:
    'This browser gives extensions no folder. Save this device’s file where the others find it, and open theirs, all at once.',
  saveFile: 'Save this device’s file',
  openFiles: 'Open the others’ files',
  joinedAt: (when) => `Last joined: ${when}.`,
  folderFailures: {
    'no-grant': {
      title: 'The browser wants to be asked for the folder again',
      more: 'Click “Join now” and allow it, on every visit if it offers that.',
    },
    gone: {
      title: 'The folder can’t be read',
      more: 'It was moved, or its disk is not there. Choose it again.',
    },
    'not-written': {
      title: 'This device’s file could not be written',
      more: 'The disk may be full, or the folder read-only. The other devices don’t see what is new here.',
    },
  },
  copied: 'This browser profile was copied',
  copiedMore:
    'Its file held what it never counted. From now on it counts under a name of its own; nothing was lost or doubled.',
  thisDevice: 'This device',
  nameMore: 'What the other devices call it.',
  nameLabel: 'Name of this device',
  saveName: 'Save the name',
  passphrase: 'Passphrase',
  passphraseMore:
    'If others can read the folder: the files can then be opened with it alone. The same on each device; it can’t be recovered.',
  passphraseSet:
    'Set. This device’s file is sealed; those of the others open with it, and one without is refused.',
  passphraseLabel: 'Passphrase for the files',
  setPassphrase: 'Set',
  removePassphrase: 'Remove',
  shown: 'What pages show',
  shownMore: 'Dashboard and weeks. The toolbar, and today in the popup, count this device alone.',
  devicesTitle: 'Devices',
  columns: { device: 'Device', seen: 'Last seen', requests: 'Requests', state: 'State', actions: 'Choices' },
  now: 'now',
  neverSeen: 'never by its file',
  joined: 'joined',
  deletedThere: (count, text) =>
    `joined; ${text} ${plural(count, 'request', 'requests')} deleted there ${plural(count, 'is', 'are')} deleted here too`,
  asked: (count, text) => `new here, with ${text} ${plural(count, 'request', 'requests')}: is it yours?`,
  leftOut: 'left out',
  failures: {
    broken: 'its file is cut or changed: nothing of it was taken. It may still be on its way.',
    locked: 'its file has a passphrase, and not the one set here: nothing of it was taken.',
    unsealed: 'its file has no passphrase, and one is set here: nothing of it was taken. Set the same there.',
    unreadable: 'its file can’t be read: nothing of it was taken.',
    'not-saved': 'it could not be stored here: it is tried again the next time.',
  },
  mine: (device) => `${device} is mine`,
  notMine: (device) => `Leave ${device} out`,
  takeIn: (device) => `Take ${device} in`,
  forget: (device) => `Forget ${device}`,
  askForget: (device, count, text) =>
    `Forget ${device}? Its ${text} ${plural(count, 'request goes', 'requests go')} from this device; your other devices keep them.`,
  doForget: 'Forget',
  keep: 'Keep',
  nameless: 'Files nothing could be taken of',
  notDone: 'That could not be done.',
  howItWorks: 'How it works',
  howItWorksMore: [
    'Each device writes its own file and no other, anew and whole; a file that is cut or changed is refused, and named here.',
    'What you delete on one device is deleted on the others, and stays so.',
    'The files hold numbers: sites, models, times, tokens, estimates. No prompt and no answer.',
  ],
};

export const organisation: OrganisationWords = {
  ...common,
  title: 'Report for my organisation',
  intro:
    'If your university or company asks what its people’s use of AI comes to, you can give it this: the sums of a week or a month that is over. Nothing is sent from here: you read the file, save it, and pass it on yourself, or don’t.',
  holds: 'What it holds',
  holdsMore: [
    'Sums by site and kind: requests, tokens, images, energy, CO₂e, water',
    'First and last day of the period',
    'An id made for this period alone: two of your reports can’t be told to be yours',
  ],
  never: 'What it never holds',
  neverMore: [
    'Anything you or the AI wrote',
    'Your name, your account, this device, where you are',
    'Days, hours, or addresses you added: they are one line, without their names',
  ],
  choices: 'What goes in',
  unit: 'Weeks or months',
  units: { week: 'Week', month: 'Month' },
  period: 'Period',
  periodMore: 'Only what is over. Of this device alone, without what you brought from elsewhere.',
  minimum: 'Small counts',
  minimumMore: 'Lines of fewer requests are put together, and left out where even together they are fewer.',
  minimumChoice: (count) => (count === 1 ? 'Keep each line' : `At least ${count} a line`),
  models: 'Names of models',
  modelsMore: 'They tell more of what you do. Without them, each site and kind is one line.',
  notChanged: 'That could not be stored.',
  noneOver: {
    week: 'No week is over in which something was counted',
    month: 'No month is over in which something was counted',
  },
  noneOverMore: 'Come back when the first one is.',
  contents: (period) => `All that it holds: ${period}`,
  columns: {
    what: 'Site and kind',
    requests: 'Requests',
    tokens: 'Tokens',
    read: (text) => `${text} read`,
    written: (text) => `${text} written`,
    made: 'Made',
  },
  produced: dashboard.produced,
  ownSites: 'Addresses you added',
  together: 'Others together',
  noModel: 'not named',
  nothingLeft: 'Nothing: there is too little of everything.',
  withheld: (count, text) =>
    `${text} ${plural(count, 'request is', 'requests are')} left out, since there are too few of their kind. The file does not say how many.`,
  file: 'The file',
  fileMore: 'OpenTelemetry metrics as JSON (OTLP), which collectors take as they are.',
  save: 'Save the file',
  saved: (file) => `Handed to the browser as “${file}”.`,
  readFile: 'Read it, to the letter',
};

export const reporting: ReportingWords = {
  ...common,
  contents: (period) => `What it would hold: ${period}`,
  columns: organisation.columns,
  produced: organisation.produced,
  ownSites: organisation.ownSites,
  together: organisation.together,
  noModel: organisation.noModel,
  nothingLeft: organisation.nothingLeft,
  withheld: (count, text) =>
    `${text} ${plural(count, 'request would be', 'requests would be')} left out, since there are too few of their kind. The report would not say how many.`,
  holds: organisation.holds,
  never: organisation.never,
  neverMore: organisation.neverMore,
  noneOver: organisation.noneOver,
  noneOverMore: organisation.noneOverMore,
  title: 'Reports',
  nobody: 'Nobody asks for reports',
  nobodyMore:
    'This edition can send an organisation the sums of your use, once it asks and you agree. No policy of this browser asks. Nothing is sent.',
  bad: 'A policy of this browser can’t be read',
  badMore: (key) =>
    `Its key “${key}” is missing or not as it should be, so nothing is asked and nothing is sent. Who administers this browser can mend it.`,
  heading: (organisation) => `${organisation} asks for reports`,
  intro: (organisation) =>
    `${organisation} would like to know what its people’s use of AI comes to. This extension can send it sums, if you agree. If you don’t, nothing is sent and nothing else changes: it counts for you as before, and nobody is told what you answered.`,
  terms: 'What you are asked for',
  who: 'Who asks',
  whoMore: (organisation, part) => (part === '' ? organisation : `${organisation}, ${part}`),
  where: 'Where it goes',
  whereMore: (host) =>
    `${host}, over an encrypted connection. To nobody else, and not to the authors of this extension.`,
  often: 'How often',
  oftenMore: {
    week: 'Once a week, after Sunday. Only weeks that begin after your yes. The last one once more if it changed since, as where you deleted something.',
    month:
      'Once a month, after its last day. Only months that begin after your yes. The last one once more if it changed since, as where you deleted something.',
  },
  lines: 'Small counts',
  linesMore: (count) =>
    `Lines of fewer than ${count} requests are put together, and left out where even together they are fewer.`,
  models: 'Names of models',
  modelsMore: { told: 'Told.', untold: 'Not told.' },
  sitesTold: 'Sites',
  allSites: 'All that are counted.',
  holdsMore: [
    'Sums by site and kind: requests, tokens, images, energy, CO₂e, water',
    'First and last day of the period, the version of this extension',
    'An id made for this period alone: two of your reports can’t be told to be yours by what they say',
  ],
  question: { asking: 'Do you agree?', agreed: 'You agreed', refused: 'You said no' },
  questionMore: (organisation) =>
    `Your browser then asks whether this extension may reach ${organisation}’s server. You can stop at any time. The server sees the network address a report comes from, as any server does.`,
  agreedMore: (date, first) => `On ${date}. The first report is about what begins on ${first}.`,
  refusedMore: (date) => `On ${date}. Nothing is sent. You can agree whenever you like.`,
  yes: 'Yes, send the reports',
  no: 'No',
  stop: 'Stop',
  stopMore: 'What was sent can’t be called back from here. Nothing more is.',
  notKept: 'That could not be stored, so nothing changed.',
  notAllowed: 'Your browser did not let it, so nothing is sent.',
  forbidden: 'Your browser keeps the reports back',
  forbiddenMore: (host) => `It no longer lets this extension reach ${host}. Nothing is sent until it does.`,
  allow: 'Let it',
  failed: (period) => `Not sent yet: ${period}`,
  failures: {
    unreachable: 'The server did not answer.',
    busy: 'The server takes none right now.',
    refused: 'The server does not want it. It is not tried again, unless the policy changes.',
  },
  status: (status) => `It answered ${status}.`,
  again: (moment) => `Next try: ${moment}.`,
  example: 'Your own numbers, as an example',
  exampleMore: 'The last period that is over, as a report would tell it. It is not sent.',
  sent: 'Sent reports',
  noneSent: 'None so far.',
  sentMore: 'The last ten, to the letter.',
  sentAt: (period, moment) => `${period}, sent ${moment}`,
  linkMore: 'Who asks, what you answered, what was sent.',
  link: 'See the reports',
};

export const report: ReportWords = {
  ...common,
  title: 'Report',
  heading: (site) => `Report: ${site} changed`,
  intro:
    'Requests on this site are seen, but their answers are no longer understood. This text helps to mend that. Nothing is sent from here: read it, change it as you like, and pass it on yourself.',
  holds: 'What it holds',
  holdsMore: [
    'The site, the endpoint, the status and the type of the answer',
    'Names of fields and events that we know; any other is a “?”',
    'The size of the answer, to the nearest power of two',
    'Of an answer at an address we don’t know: how it came, with a “*” for each part of that address that is no common word',
  ],
  never: 'What it never holds',
  neverMore: [
    'Anything you or the AI wrote',
    'Addresses, accounts, cookies, conversation names',
    'Your numbers of any other site or day',
  ],
  text: 'The report',
  textMore: 'You can change every word of it.',
  copy: 'Copy',
  save: 'Save as a file',
  copied: 'Copied.',
  notCopied: 'Your browser did not allow that. Select the text and copy it, or save it as a file.',
  whereTo: 'Where to send it',
  whereToMore: 'The project has no page for reports yet: copy this one, or save it as a file.',
  toTracker:
    'To the project’s tracker: it opens with this text in its form, as you see it here. Nothing is sent until you send it there; what you write there is public.',
  toTrackerByHand:
    'To the project’s tracker. The text is too long for its address: copy it, and paste it there. What you write there is public.',
  openTracker: 'Open it in the tracker',
  nothing: 'Nothing to report',
  nothingMore: 'The last requests seen were understood.',
  choose: 'Sites with a report',
};

export const check: CheckWords = {
  ...common,
  title: 'Check that a site counts',
  intro: 'One short prompt is enough. This page looks again every two seconds.',
  stepsLabel: 'How to',
  steps: [
    'Open the site in another tab, or reload it if it is open.',
    'Send one harmless prompt, such as the one below.',
    'Look here: the site turns to “counted”, with its numbers.',
  ],
  prompt: 'What is 2 + 2?',
  tableCaption: 'Sites that are counted',
  state: 'State',
  lastSeen: 'Last request',
  itsNumbers: 'Its numbers',
  states: {
    waiting: 'waiting',
    counted: 'counted',
    answering: 'seen, answering',
    misunderstood: 'seen, not understood',
  },
  notSeen: 'not seen yet',
  open: (site) => `Open ${site}`,
  tokens: (sent, sentText, _, writtenText) =>
    `${sentText} ${plural(sent, 'token', 'tokens')} sent, ${writtenText} written`,
  media: (count, text) => `${text} ${plural(count, 'file', 'files')} made`,
  trouble: 'If nothing moves',
  troubleMore: [
    'Reload the tab of the site: one that was open before the extension is not counted.',
    'Look whether the site is on in the options, and whether counting is paused.',
    'Private windows are never counted, nor are apps outside this browser.',
  ],
  report: 'Write a report',
};

export const onboarding: OnboardingWords = {
  ...common,
  ...choices,
  title: 'Welcome',
  languageLabel: 'Language',
  question: 'Do you really need the Formula 1, when the scooter gets you there?',
  lead: 'Trottinette counts your AI requests, images and videos, and estimates what they use, for you alone. Nothing changes on the sites you visit.',
  ladder: {
    walk: { name: 'On foot', more: 'a search, a calculator, memory' },
    scooter: { name: 'Scooter', more: 'fast, small models' },
    car: { name: 'Car', more: 'standard models' },
    f1: { name: 'Formula 1', more: 'thinking, research, image, video' },
  },
  counted: 'What is counted',
  countedMore: [
    'The time, the site, the model that answered',
    'Numbers of tokens, images and seconds',
    'The estimate, with its low and high ends',
  ],
  neverKept: 'What is never kept',
  neverKeptMore: [
    'The text of your prompts and answers',
    'Your images, files, conversation titles',
    'Anything from private windows',
  ],
  here: __ORGANISATION__ ? 'Nothing is sent without your yes' : 'It all stays in this browser',
  hereMore: `Text is measured in its tab as it passes, and forgotten there. ${__ORGANISATION__ ? 'No account, no server of ours. Network code for one thing: sums for your organisation, if it asks for them and you agree, which you are asked apart.' : 'No account, no server, no network code.'} Options, Data: see it, export it, delete it.`,
  agreement: {
    asking: 'Do you agree?',
    askingMore:
      'To count, Trottinette reads what the pages of AI sites send and receive, on those sites alone. Nothing is read before you say yes. You can change your answer in the options.',
    yes: 'Yes, count my use',
    no: 'No, count nothing',
    agreed: 'You agreed: your use is counted',
    refused: 'You said no: nothing is counted',
    answered: (date) => `Answered on ${date}. You can change it in the options.`,
    toWhat: 'What you agreed to',
  },
  where: 'Where to count',
  whereMore: 'These are AI sites. They are on; switch off those you would rather not count.',
  optionalMore:
    'Sites where AI is only a part, tools for pictures and sound, smaller chats. They are off; each asks your browser for permission when you switch it on.',
  choices: 'Two choices that can wait',
  choicesMore: 'Leave them as they are if you like. Both stand in the options.',
  range: 'Read a range',
  rangeMore: 'The wheels are the low and high ends, the handlebar is the central value.',
  example: 'example',
  pin: 'Keep it in sight',
  pinMore: 'Its badge is today’s exact count, or nothing.',
  pinSteps: {
    chrome: ['Click the puzzle piece in the toolbar.', 'Find Trottinette in the list.', 'Click its pin.'],
    edge: ['Click the puzzle piece in the toolbar.', 'Find Trottinette in the list.', 'Click its eye.'],
    firefox: [
      'Click the puzzle piece in the toolbar.',
      'Click the gear beside Trottinette.',
      'Choose “Pin to Toolbar”.',
    ],
  },
  trial: {
    title: 'See it count',
    more: 'Open or reload a site, and send “2 + 2”.',
    waiting: 'Waiting for the first request: it shows here.',
    counted: (site, when) => `Counted: ${site}, ${when}. The button in the toolbar has it too.`,
    demonstration: 'No site at hand? See it here',
    send: 'Send',
    demonstrated: (before, after, amount, range) =>
      `The button would go from ${before} to ${after}, for about ${amount} of energy (${range}). Nothing was sent or stored.`,
  },
  ready: 'Ready. Ask your AI as usual.',
  readyMore: 'Reload AI tabs that were open already: they count from then on.',
  options: 'See the options',
  method: 'See the method',
};

export const manifest: ManifestWords = {
  extensionName: __ORGANISATION__ ? 'Trottinette for organisations' : 'Trottinette: your AI use, metered',
  extensionDescription: __ORGANISATION__
    ? 'Counts your AI requests and estimates their energy, CO2e and water. Sums go to your organisation if it asks and you agree.'
    : 'Counts your AI requests and estimates their energy, CO2e and water, with ranges. On this device only, and never your words.',
};

export const history: HistoryWords = {
  ...common,
  lead: 'Assistants hand you your own conversations, and coding agents write down what they use. Read here, on this device, they show your years of use: phone and desktop apps too. Texts are measured and forgotten; only numbers are kept, and nothing is sent.',
  drop: 'Drop files or a folder here, or paste them',
  dropMore:
    'ZIP, TGZ, JSON, JSONL, CSV or HTML, as they came. If the browser asks whether to “upload” a folder: that is its word for reading it; nothing leaves this device.',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  sourcesTitle: 'How to get the files',
  sources: {
    chatgpt: {
      way: 'chatgpt.com → Settings → Data controls → Export data → Confirm',
      arrives: 'A mail with a link, in minutes to 7 days; the link lasts 24 hours. A ZIP.',
      lacks: 'Not in it: temporary chats, deleted ones, Business and Enterprise accounts.',
    },
    claude: {
      way: 'claude.ai or its desktop app → Settings → Privacy → Export data',
      arrives:
        'A mail with a link, in minutes to a day; the link lasts 24 hours. ZIPs, sometimes with a list of them: drop the ZIPs that begin with “conversations”.',
      lacks:
        'Not in it: deleted chats, and the model that answered: the free one of that time is taken, marked @free.',
    },
    gemini: {
      way: 'takeout.google.com → Deselect all → My Activity → only Gemini Apps → Multiple formats → JSON',
      arrives: 'A mail, in minutes to days. A ZIP or TGZ.',
      lacks:
        'Not in it: what Google deletes by itself, after 18 months as a rule, and the model: the free one of that time is taken, marked @free.',
    },
    mistral: {
      way: 'admin.mistral.ai → Privacy → Export your data',
      arrives: 'A ZIP.',
      lacks: 'Not in it: the model that answered: the free one of that time is taken, marked @free.',
    },
    deepseek: {
      way: 'chat.deepseek.com → Settings → Data → Export data',
      arrives: 'A ZIP, at once.',
      lacks: 'Not in it: deleted chats.',
    },
    grok: {
      way: 'grok.com → Settings → Data controls → Export account data',
      arrives: 'A mail, in hours. A ZIP.',
      lacks: 'Not in it: Grok on X, and which prompt an Imagine picture is of.',
    },
    copilot: {
      way: 'account.microsoft.com/privacy → Copilot → Export all activity history',
      arrives: 'A CSV file.',
      lacks: 'Not in it: pictures, and the model: the free one of that time is taken, marked @free.',
    },
    perplexity: {
      way: 'Perplexity has no export of its own; threads saved as JSON by another tool are read.',
      arrives: 'JSON files.',
      lacks: 'Not in them: what the tool did not save.',
    },
    'claude-code': {
      way: 'Folder ~/.claude/projects',
      arrives: 'It is there already. Hidden folders show with ⇧⌘. on a Mac, Ctrl+H on Linux.',
      lacks: 'Sessions are deleted after 30 days unless you set otherwise: bring it every month.',
    },
    codex: {
      way: 'Folder ~/.codex',
      arrives: 'It is there already; only sessions and archived_sessions are read.',
      lacks: 'Not in it: tokens of sessions before autumn 2025.',
    },
    'gemini-cli': {
      way: 'Folder ~/.gemini/tmp',
      arrives: 'It is there already.',
      lacks: 'Not in it: sessions that were deleted.',
    },
    'copilot-cli': {
      way: 'Folder ~/.copilot/session-state',
      arrives: 'It is there already.',
      lacks: 'Not in it: what was read by a session that was killed.',
    },
    'vscode-copilot': {
      way: 'Folder Code/User/workspaceStorage in your user data',
      arrives: 'It is there already. Drag the folder here.',
      lacks: 'Not in it: what tools and files added to a prompt.',
    },
    opencode: {
      way: 'Folder ~/.local/share/opencode/storage',
      arrives: 'It is there already, for versions before 2026.',
      lacks: 'Later versions keep a database that is not read yet.',
    },
  },
  cannotTitle: 'What can’t be read',
  cannot: [
    'Cursor keeps no reliable counts of tokens, in a database of its own.',
    'ChatGPT Business and Enterprise: their export is switched off; only an administrator can have the data.',
    'Poe, Character.AI, Meta AI, Kimi, Pi and You hand over nothing of a known form.',
  ],
  reading: (read, all) => `Read: ${read} of ${all} MB`,
  found: (count, text) => `${text} ${plural(count, 'prompt', 'prompts')} found`,
  cancel: 'Cancel',
  failed: 'It could not be read to the end. Nothing was kept.',
  previewTitle: 'What is in it',
  nothingFound: 'No prompt was found in these files.',
  takeColumn: 'Take',
  sourceColumn: 'Source',
  accounts:
    'These files seem to be of more than one account. Tick those that are yours: nothing is kept of whose they are.',
  account: (number) => `account ${number}`,
  accountUntold: 'account not told',
  fromTo: 'From, to',
  newColumn: 'New',
  knownColumn: 'Counted live',
  hadColumn: 'Brought before',
  energyColumn: 'Energy of what is new',
  undecided: (count, text) =>
    `${text} ${plural(count, 'prompt is', 'prompts are')} of days whose single requests are gone: whether ${plural(count, 'it was', 'they were')} counted live can’t be told. Left out.`,
  undecidedToo: 'Take these too',
  deleted: (count, text) => `${text} ${plural(count, 'prompt', 'prompts')} you deleted once. Left out.`,
  deletedToo: 'Bring these back',
  full: (count, text) =>
    `${text} ${plural(count, 'prompt is', 'prompts are')} more than a day can hold. Left out.`,
  monthsOf: (source) => `${source} by month`,
  month: 'Month',
  prompts: 'Prompts',
  images: 'Images made',
  sounds: 'Sounds',
  take: (count, text) => `Take ${text} ${plural(count, 'prompt', 'prompts')}`,
  leave: 'Leave it',
  problemsTitle: 'What could not be read',
  problems: {
    'cut-off': 'The archive breaks off: download it again.',
    encrypted: 'The archive has a password: unpack it and drop the folder.',
    method: 'The archive is packed in a way that is not read: unpack it and drop the folder.',
    'too-many': 'The archive holds more files than any export.',
    damaged: 'The archive is damaged: what could be read of it is counted.',
    nested: 'The archive holds other archives: unpack it, and drop those.',
    swollen:
      'The archive says it holds far more than any text packed so small: nobody’s export does. It is not read.',
    unknown: 'Not a history of a source listed below.',
    broken: 'The file breaks off, or is no JSON: what could be read of it is counted.',
    items: 'Some entries could not be read; the others are counted.',
    dates: 'Some entries are dated before there was such a thing, or in the future; they are left out.',
    links: 'This file only lists others: download those that begin with “conversations”, and drop them here.',
    database:
      'A database, as Cursor and newer versions of OpenCode keep: it is not read. What Cursor has of tokens is not reliable.',
    zones:
      'The page names a time zone that is not clear: ask Takeout for “JSON” instead of HTML. No day is guessed.',
    posts: 'Pictures and videos of Imagine that name no prompt: left out.',
  },
  files: (count, text) => `${text} ${plural(count, 'file', 'files')}`,
  entries: (count, text) => `${text} ${plural(count, 'entry', 'entries')}`,
  taking: (done, all) => `Taken in: ${done} of ${all}`,
  taken: (count, text) => `${text} ${plural(count, 'prompt', 'prompts')} added.`,
  notTaken: 'It could not be stored. What was begun goes on at the next start.',
  undo: 'Take the last import back',
  undone: 'Taken back.',
  notUndone: 'It could not be taken back now. It goes on at the next start.',
  yearsTitle: 'Your years',
  noYears: 'Nothing is counted yet. Bring a file, and your years stand here.',
  since: (date) => `Your first day: ${date}`,
  total: (count, text, energy) => `${text} ${plural(count, 'prompt', 'prompts')} since, ${energy}`,
  biggestMonth: (month, energy) => `Your biggest month: ${month}, ${energy}`,
  monthSaid: (month, energy) => `${month}: ${energy}`,
  monthsHint: 'Point at a bar, or go along them with the arrow keys.',
  monthsChart: (from, to) => `Energy by month, ${from} to ${to}. The table says the same.`,
  byMonth: 'By month',
  bySource: 'By source',
  here: 'Counted here',
  elsewhereMore:
    '“Elsewhere” is what a file told and no meter here saw: another browser, phone and desktop apps, agents.',
  yearChanges: (year) => `What was new in ${year}`,
  modelSince: (model, month) => `${model} (${month})`,
  firstModels: (models) => `Models: ${models}`,
  otherModels: (count, text) => `${text} ${plural(count, 'other', 'others')}`,
  firstImages: 'Your first images',
  firstAgents: 'Your first coding agent',
  apart:
    'Today, this week and the toolbar count only what is metered live in this browser; what a file brings stands here and in the dashboard.',
  share: shareOf('My year with AI', 'my-year-with-ai'),
};
