/**
 * Every sentence of the dictionaries that is made of something, with what it is to be made of: numbers of each class a
 * language tells apart, and every code. The types see to it that no function of words is forgotten.
 */

import type * as English from '../../src/i18n/languages/en.ts';
import type { MadeParts, SingleKind } from '../../src/i18n/words/cause.ts';
import type { CommonWords, Share } from '../../src/i18n/words/common.ts';

/** For each function the lists of arguments it is called with; what only holds texts is left out. */
export type CallsOf<Words> = {
  readonly [Key in keyof Words as HasCalls<Words[Key]> extends true ? Key : never]: Words[Key] extends (
    ...args: infer Args
  ) => unknown
    ? readonly Readonly<Args>[]
    : CallsOf<Words[Key]>;
};
type HasCalls<Value> = Value extends string | readonly string[]
  ? false
  : Value extends (...args: never[]) => unknown
    ? true
    : keyof CallsOf<Value> extends never
      ? false
      : true;

/** Pages have what every page has besides, and some what made a period: each is called once. */
type OwnCallsOf<Slice> = CallsOf<
  Slice extends CommonWords ? Omit<Slice, keyof CommonWords | 'cause'> : Omit<Slice, 'cause'>
>;

/** None, one, more than one and less than two, several, and so many that a sentence may be shorter. */
const COUNTS = [0, 1, 1.5, 2, 1_000] as const;
const counts = COUNTS.map((count) => [count, `${count}`] as const);
const SHARES: readonly Share[] = ['third', 'half', 'two-thirds', 'three-quarters', 'most', 'nearly-all'];
const WEEKS = ['before', 'usual'] as const;
const SINGLE_KINDS: readonly SingleKind[] = [
  'text',
  'thinking',
  'research',
  'agent',
  'image',
  'video',
  'audio',
  'session',
];
const SPOKEN = ['today', 'day', 'week', 'days'] as const;
const compared = WEEKS.flatMap((week) =>
  SPOKEN.flatMap((of) => (['week', 'day'] as const).map((per) => ['9 Wh', week, per, of] as const)),
);
const TYPESET = [['A']] as const;
const made = (parts: Partial<MadeParts>): readonly [MadeParts] => [
  { subject: 'A', isPlural: false, share: 'half', of: 'week', amounts: '9 Wh', isTied: false, ...parts },
];

const produced = { image: counts, video: counts, audio: counts };
const reasons = {
  produced,
  wideMore: [['3 Wh', '30 Wh', '10']],
  recordsGone: [['90']],
  sampled: [['200', '1 204']],
  factorAge: counts.map(([days, text]) => ['2026.11', days, text] as const),
  approximate: counts,
  frozen: counts,
  unknownModels: [['nova-9']],
  fromTo: [['A', 'B']],
} as const;
const share = {
  cardNote: [['0.3 Wh']],
  text: ['', 'H.'].map(
    (said) =>
      [
        {
          dates: 'A',
          requests: 'B',
          searches: 'C',
          energy: 'D',
          gas: 'E',
          water: 'F',
          said,
          search: 'G',
        },
      ] as const,
  ),
} as const;
const choices = {
  countSite: [['Claude']],
  siteLists: { on: counts, off: counts, limitsOf: [['A, B']] },
} as const;

export const CALLS: {
  readonly common: CallsOf<CommonWords>;
} & {
  readonly [Slice in Exclude<keyof typeof English, 'common' | 'manifest'>]: OwnCallsOf<
    (typeof English)[Slice]
  >;
} = {
  common: {
    numbers: { range: [['3', '30']] },
    time: [
      [0, 0],
      [9, 5],
      [18, 40],
    ],
    requests: COUNTS.map((count) => [count]),
    answering: counts,
    voiceSessions: counts,
    searches: [...COUNTS, 999].flatMap((amount) => [
      [amount, false],
      [amount, true],
    ]),
    sites: [['3']],
    otherSites: [['3']],
    todayAt: [['noon']],
    yesterdayAt: [['noon']],
    dateAt: [['A', 'noon']],
    troubles: {
      changed: {
        title: [
          ['Claude', 1],
          ['Claude, Poe', 2],
        ],
        more: [['A', 1]],
      },
      unlisted: {
        title: [
          ['Claude', 1],
          ['Claude, Poe', 2],
        ],
        more: [['A', 1]],
      },
      'unusual-volume': { title: [['Claude', 1]], more: [['A', 1]] },
      'late-tab': {
        title: [
          ['Claude', 1],
          ['Claude, Poe', 2],
        ],
        more: [
          ['A', 1],
          ['A', 2],
        ],
      },
    },
    storageFailedMore: [['A']],
    historyLostMore: [['A']],
    searchBasis: [['0.3 Wh', 'A']],
  },
  dashboard: {
    ...reasons,
    compared: {
      more: [['12']],
      less: [['12']],
      times: [['4.2']],
      note: [
        ['A', false],
        ['A', true],
      ],
      yesterday: [['12']],
    },
    seconds: [['2 videos', '16']],
    counted: counts,
    usualWeekday: [['A']],
    usualDayMore: counts.flatMap(([count, text]) =>
      (['days', 'weeks'] as const).map((of) => [count, text, of, '4'] as const),
    ),
    otherModels: counts,
    recordsFound: [
      ['50 requests', '200 requests'],
      ['200 requests', '200 requests'],
    ],
    exported: [
      ['A.csv', 1, '1 request'],
      ['A.csv', 2, '2 requests'],
      ['A.json', null, ''],
    ],
    saving: { writing: [['9', '12']] },
    find: {
      moreValues: [['3']],
      select: [['A']],
      selected: [
        [1, '1 request'],
        [2, '2 requests'],
      ],
    },
    remove: [['A']],
    removal: { request: { ask: [['A']] }, day: { ask: [['22 November']] }, requests: { ask: [['A']] } },
    bar: [['A', '9 Wh']],
    sheet: { low: [['A']], high: [['A']] },
    explainRequest: [['A']],
  },
  how: {
    alike: {
      row: [
        ['12', 'A', false],
        ['1', 'A', true],
      ],
    },
    plain: {
      text: [
        ['4,600', '0.0011', '11 Wh (2–67)', false],
        ['4,600', '0.0011', '11 Wh (2–67)', true],
      ],
      media: [
        ['1 Wh', true],
        ['1 Wh', false],
      ],
    },
    formulaOf: [['A']],
    ownValues: counts,
    readFigures: { ours: [['A', '9 Wh']] },
    ...reasons,
    typeset: TYPESET,
    lead: [['A', 'B', 'C', 'D']],
    explainRequest: [['A']],
    stepsOfHeaviest: [['A']],
    zone: [['A']],
    claimOfRequest: [['A', 'B']],
    claimOfText: [['A', 'B']],
    claimModern: [['A', 'B']],
    ecologitsOf: counts.map(([looked, text]) => [looked, text, '12'] as const),
    oldSet: [['2026.11']],
    changelogSet: [['2026.11', 'A']],
  },
  popup: {
    insightCalm: [['A', '9 Wh']],
  },
  aside: {
    countingOn: [['A']],
    lastCounted: [['A', 'Claude']],
    readyMore: [['A']],
    readyMany: [['12']],
    exampleCaption: [['12']],
    pauses: { pausedUntil: [['noon']], thisSite: [['Claude']], siteOff: [['Claude']] },
    goal: {
      thisWeek: [['A', 'B']],
      amount: (['requests', 'images', 'energyWh'] as const).flatMap((of) =>
        counts.map(([count, text]) => [of, count, text] as const),
      ),
    },
    access: {
      title: [
        ['Claude', 1],
        ['Claude, Poe', 2],
      ],
      more: [[1], [2]],
      lastCounted: [['A']],
      allow: [['Claude']],
      allowAll: [['2']],
    },
  },
  cause: {
    change: {
      same: WEEKS.flatMap((week) => SPOKEN.map((of) => [week, of] as const)),
      more: compared,
      less: compared,
    },
    numbers: { range: [['3', '30']] },
    singles: SINGLE_KINDS.flatMap((of) => [1, 2].map((count) => [of, count, `${count}`] as const)),
    counted: (['thinking', 'research', 'image', 'video'] as const).flatMap((of) =>
      [1, 3, 22].map((count) => [of, count, `${count}`] as const),
    ),
    onDay: [['A']],
    made: [
      ...[...SHARES, 'all' as const].flatMap((share) => [made({ share }), made({ share, isPlural: true })]),
      ...(['today', 'day', 'days'] as const).map((of) => made({ of })),
      made({ isPlural: true, isTied: true }),
    ],
    ofWhole: [['210', '410 Wh']],
    explains: SHARES.flatMap((share) =>
      [false, true].flatMap((isPlural) =>
        [false, true].map((isNew) => ['A', isPlural, share, isNew] as const),
      ),
    ),
    against: [['A', '25', '4']],
    overlap: [
      ['A', false],
      ['A', true],
    ],
  },
  yardstick: { each: [['0.3 Wh']], shown: [['30', '6–90']] },
  coach: { where: [['Claude', 'noon']], instead: [['30']], took: [['A']] },
  summary: {
    week: [['47']],
    daysCounted: counts,
    theWeekBefore: [['12']],
    soFarTheWeekBefore: [['12', 'B']],
    inUsualWeek: [...counts, [7, '7'] as const].map(([days, text]) => ['12', days, text] as const),
    usualDays: counts,
    medianOf: counts.map(([requests, text]) => [requests, text, 'A'] as const),
    aDay: [['Wh']],
    bar: [['A', '9 Wh']],
    trend: {
      title: [['A']],
      images: [['22']],
      imagesWithin: counts.map(([minutes, text]) => ['22', minutes, text] as const),
      imagesBetween: [['22', 'noon', 'one']],
      shares: SHARES.flatMap((share) => [
        ['A', 'B', share, null] as const,
        ['A', 'B', 'half', share] as const,
      ]),
      without: [['9 Wh', '30 Wh']],
      few: [['2', '22', '9 Wh']],
      withFew: [['2', '22']],
    },
    proportion: [['9 Wh', '2', 'A']],
    vehicles: {
      runs: counts.map(([runs, text]) => [runs, text, '9 Wh'] as const),
      more: [
        ...counts.map(([requests, text]) => [requests, text, '205', 'half'] as const),
        ...SHARES.map((share) => [31, '31', '205', share] as const),
      ],
    },
    produced,
    seconds: [['2 videos', '16']],
    lookups: [['9', 'A', 'B', 'C']],
    goal: {
      kept: [['A', 'B']],
      missed: [['A', 'B']],
      running: [['A', 'B']],
      amount: (['requests', 'images', 'energyWh'] as const).flatMap((of) =>
        counts.map(([count, text]) => [of, count, text] as const),
      ),
      suggest: [['A', 'B']],
    },
    boundary: [['2026.11']],
    share,
  },
  toolbar: {
    today: counts.flatMap(([count, text]) => [
      [count, text, { amount: 3, text: '3', under: false }] as const,
      [2, '2', { amount: count, text, under: true }] as const,
    ]),
    paused: [[{ at: 'time', hour: 9, minute: 5 }], [{ at: 'tomorrow' }], [null]],
    changed: [[['Claude']], [['Claude', 'Poe', 'Pi']]],
    late: [[['Claude']], [['Claude', 'Poe', 'Pi']]],
  },
  options: {
    ...choices,
    typeset: TYPESET,
    display: { automatic: [['A']] },
    agreement: { agreed: [['noon']] },
    pause: { pausedUntil: [['noon']] },
    sitesSection: {
      noneFound: [['abc']],
      lastCounted: [['A']],
      changedSince: [['A']],
      allow: [['Claude']],
      unknownModels: [['nova-9']],
      unproven: [['A']],
    },
    own: { remove: [['chat.example.org']], refused: [['chat.example.org']], added: [['chat.example.org']] },
    estimation: {
      searchChoice: [['0.3 Wh', 'A']],
      rezoning: [['9', '12']],
      factorsMore: counts.map(([days, text]) => ['2026.11', days, text] as const),
    },
    backup: { last: [['A']], files: [['4']] },
    data: {
      exported: [['A.csv']],
      saving: { writing: [['9', '12']] },
      retentionDays: [
        [1, '1'],
        [90, '90'],
        [3_649, '3 649'],
        [3_650, '3 650'],
      ],
      stored: counts,
      inTrash: counts,
      expiring: counts,
      expired: counts,
      clock: { jump: { more: [['A']] }, ahead: { more: [['A']] } },
      ask: [
        ['A', 1, '1 request'],
        ['A', 2, '2 requests'],
      ],
      readingFile: counts,
      importing: [['9', '12']],
      askStrangers: counts.map(([count, text]) => [count, text, 'A', 'B'] as const),
      askDeleted: counts,
      imported: [
        [200, '200', 12, '12'],
        [1, '1', 0, '0'],
        [0, '0', 1, '1'],
      ],
      stayDeleted: [
        [200, '200', 12, '12'],
        [1, '1', 0, '0'],
        [0, '0', 1, '1'],
      ],
      rejected: counts,
      rejectedRow: [['A', '9']],
      deleted: [['A']],
    },
    about: { version: [['0.2.0']], moreNews: [['20']] },
  },
  devices: {
    folderChosen: [['A']],
    joinedAt: [['A']],
    deletedThere: counts,
    asked: counts,
    mine: [['A']],
    notMine: [['A']],
    takeIn: [['A']],
    forget: [['A']],
    askForget: counts.map(([count, text]) => ['A', count, text] as const),
  },
  organisation: {
    minimumChoice: [[1], [5]],
    contents: [['A']],
    columns: { read: [['9']], written: [['9']] },
    produced,
    withheld: counts,
    saved: [['A']],
  },
  reporting: {
    contents: [['A']],
    columns: { read: [['9']], written: [['9']] },
    produced,
    withheld: counts,
    badMore: [['A']],
    heading: [['A']],
    intro: [['A']],
    whoMore: [
      ['A', ''],
      ['A', 'B'],
    ],
    whereMore: [['A']],
    linesMore: [['5']],
    questionMore: [['A']],
    agreedMore: [['noon', 'noon']],
    refusedMore: [['noon']],
    forbiddenMore: [['A']],
    failed: [['A']],
    status: [['404']],
    again: [['noon']],
    sentAt: [['A', 'noon']],
  },
  report: { heading: [['Claude']] },
  check: {
    open: [['Claude']],
    tokens: [
      [200, '200', 12, '12'],
      [1, '1', 0, '0'],
      [0, '0', 1, '1'],
    ],
    media: counts,
  },
  onboarding: {
    ...choices,
    agreement: { answered: [['noon']] },
    trial: { counted: [['Claude', 'A']], demonstrated: [['11', '12', '9 Wh', '3–36']] },
  },
  history: {
    reading: [['12', '400']],
    found: counts,
    undecided: counts,
    deleted: counts,
    full: counts,
    monthsOf: [['ChatGPT']],
    account: [['2']],
    take: counts,
    files: counts,
    entries: counts,
    taking: [['500', '1,200']],
    taken: counts,
    since: [['3 May 2023']],
    total: counts.map(([count, text]) => [count, text, '9 Wh'] as const),
    biggestMonth: [['May 2023', '9 Wh']],
    monthSaid: [['May 2023', '9 Wh']],
    monthsChart: [['May 2023', 'June 2024']],
    yearChanges: [['2023']],
    share,
    modelSince: [['gpt-4o', 'May']],
    firstModels: [['gpt-4 (March), gpt-4o (May)']],
    otherModels: counts,
  },
};
