/** The one sentence on what made the day, opened by the swatch of the class it speaks of. */
import { Component } from 'preact';
import { causeSentence } from '../../i18n/cause.ts';
import { weekdayName } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { languageFor } from '../../i18n/language.ts';
import { causeWords } from '../../i18n/pages/cause.ts';
import type { Settings } from '../../model/settings/settings.ts';
import type { Member } from '../../model/summaries/cause-members.ts';
import { insightOf } from '../../model/summaries/day-insight.ts';
import type { UsageRequest } from '../../model/usage/usage.ts';
import { classOf, type UseClass } from '../../model/usage/use-class.ts';
import { Say } from '../kit/say.tsx';
import { Spoken } from '../shell/spoken.tsx';
import type { ViewProps } from './view.ts';

/**
 * Nothing where nothing stands out; its words are there in the first frame where `loadWords` was waited for. Where it comes
 * after that frame, of many requests, a place is kept for it, so that nothing moves.
 */
export class Insight extends Component<ViewProps> {
  private readonly isLate = this.props.reading.requests === null;

  override render(view: ViewProps) {
    const { requests } = view.reading;
    const sentence = requests && sentenceOf(view, requests);
    if (!this.isLate) return sentence;
    return (
      <div class="place" aria-busy={requests === null}>
        {sentence}
      </div>
    );
  }
}

function sentenceOf({ summary, reading, words }: ViewProps, requests: readonly UsageRequest[]) {
  const { record, now, siteNames } = reading;
  const insight = insightOf(record, summary, requests, new Date(now).getHours());
  if (!insight) return null;
  if (insight.type === 'calm')
    return (
      <Say
        text={words.insightCalm(weekdayName(insight.day, words), formatCount(insight.usual, words.numbers))}
      />
    );
  const { cause } = insight;
  const context = { of: 'today', from: summary.day, siteNames } as const;
  return (
    <Spoken words={causeWords}>
      {(said) => <Say swatch={classIn(cause.members[0])} text={causeSentence(cause, context, said)} />}
    </Spoken>
  );
}

/** Has them come in the language of the page. */
export async function loadWords({ language }: Settings): Promise<void> {
  await causeWords.load(languageFor(language, navigator.languages, causeWords.languages));
}

function classIn(member: Member): UseClass | undefined {
  if (member.of === 'class') return member.key;
  return member.of === 'request' ? classOf(member) : undefined;
}
