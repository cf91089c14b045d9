/** The one sentence on what drove the day. */

import { weekdayName } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import type { Share } from '../../i18n/words/common.ts';
import type { PopupWords } from '../../i18n/words/popup.ts';
import type { Insight as InsightData } from '../../model/summary.ts';
import { Say } from '../kit/say.tsx';

/** From each share upwards the words that say it, as coarse as the estimate behind it. */
const SHARES: readonly (readonly [from: number, share: Share])[] = [
  [0.93, 'nearly-all'],
  [0.82, 'most'],
  [0.71, 'three-quarters'],
  [0.58, 'two-thirds'],
  [0.42, 'half'],
  [0, 'third'],
];

export function shareOf(value: number): Share {
  return SHARES.find(([from]) => value >= from)?.[1] ?? 'third';
}

export function Insight({ insight, words }: { insight: InsightData | null; words: PopupWords }) {
  switch (insight?.type) {
    case 'driver': {
      const { kind, count, share } = insight;
      const text = words.insightDriver(kind, count, formatCount(count, words.numbers), shareOf(share));
      return <Say swatch={kind} text={text} />;
    }
    case 'calm':
      return (
        <Say
          text={words.insightCalm(weekdayName(insight.day, words), formatCount(insight.usual, words.numbers))}
        />
      );
    default:
      return null;
  }
}
