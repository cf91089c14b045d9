/** The one sentence on what made the day, opened by the swatch of the class it speaks of. */
import { Component } from 'preact';
import { causeSentence } from '../../i18n/cause.ts';
import { weekdayName } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { languageFor } from '../../i18n/language.ts';
import { causeWords } from '../../i18n/pages/cause.ts';
import type { CauseWords } from '../../i18n/words/cause.ts';
import type { Settings } from '../../model/settings/settings.ts';
import type { Member } from '../../model/summaries/cause-members.ts';
import { insightOf } from '../../model/summaries/day-insight.ts';
import { classOf, type UseClass } from '../../model/usage/use-class.ts';
import { Say } from '../kit/say.tsx';
import type { ViewProps } from './view.ts';

interface InsightState {
  cause?: CauseWords;
}

/** Nothing where nothing stands out; its words are there in the first frame where `loadWords` was waited for. */
export class Insight extends Component<ViewProps, InsightState> {
  override async componentDidMount(): Promise<void> {
    this.setState({ cause: await causeWords.load(document.documentElement.lang) });
  }

  override render({ summary, reading, words }: ViewProps, { cause: said }: InsightState) {
    const { record, requests, now, siteNames } = reading;
    const insight = insightOf(record, summary, requests, new Date(now).getHours());
    if (insight?.type === 'calm')
      return (
        <Say
          text={words.insightCalm(weekdayName(insight.day, words), formatCount(insight.usual, words.numbers))}
        />
      );
    if (!insight || !said) return null;
    const { cause } = insight;
    const text = causeSentence(cause, { of: 'today', from: summary.day, siteNames }, said);
    return <Say swatch={classIn(cause.members[0])} text={text} />;
  }
}

/** Has them come in the language of the page. */
export async function loadWords({ language }: Settings): Promise<void> {
  await causeWords.load(languageFor(language, navigator.languages, causeWords.languages));
}

function classIn(member: Member): UseClass | undefined {
  if (member.of === 'class') return member.key;
  return member.of === 'request' ? classOf(member) : undefined;
}
