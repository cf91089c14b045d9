/** The one sentence on what drove the day. */

import { weekdayName } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { shareOf } from '../../i18n/share.ts';
import type { PopupWords } from '../../i18n/words/popup.ts';
import type { Insight as InsightData } from '../../model/summaries/summary.ts';
import { Say } from '../kit/say.tsx';

/** Nothing where there is none. */
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
