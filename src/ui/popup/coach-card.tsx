/** The one idea: what a request was, what does as well, and how much that changes. */

import { Component } from 'preact';
import { RIDES } from '../../coach/rides.ts';
import { RULE_IDS, type RuleId } from '../../coach/rules.ts';
import { searchesText } from '../../i18n/amounts.ts';
import { formatEstimate } from '../../i18n/format.ts';
import { coachWords } from '../../i18n/pages/coach.ts';
import { siteName } from '../../i18n/site-name.ts';
import type { CoachWords } from '../../i18n/words/coach.ts';
import { searchBaseline, searchEquivalents } from '../../model/footprint/search.ts';
import { vehicleOf } from '../../model/summaries/vehicle.ts';
import { Icon } from '../kit/icons.tsx';
import { Vehicle } from '../kit/vehicles.tsx';
import { Spoken } from '../shell/spoken.tsx';
import type { Idea } from '../sources/today/reading.ts';
import type { PopupProps } from './view.ts';

/** What a view of the popup is given, and today's idea. */
export interface CoachCardProps extends PopupProps {
  idea: Idea;
}

/** Tells the background it was shown. Empty until its words came, and for a rule that is no more. */
export class CoachCard extends Component<CoachCardProps> {
  override componentDidMount(): void {
    const { source, idea } = this.props;
    void source.act({ type: 'coach/shown', requestId: idea.request.id });
  }

  override render(props: CoachCardProps) {
    const ruleId = knownRule(props.idea);
    if (!ruleId) return null;
    return <Spoken words={coachWords}>{(coach) => <Card ruleId={ruleId} coach={coach} {...props} />}</Spoken>;
  }
}

interface CardProps extends CoachCardProps {
  ruleId: RuleId;
  coach: CoachWords;
}

function Card({ ruleId, coach, idea, words, reading, source }: CardProps) {
  const said = coach.ideas[ruleId];
  const at = new Date(idea.request.at);
  const time = words.time(at.getHours(), at.getMinutes());
  const dismiss = (): void => {
    document.querySelector<HTMLElement>('.pop footer a')?.focus();
    void source.act({ type: 'coach/dismissed', requestId: idea.request.id });
  };
  return (
    <section class="coach" aria-labelledby="idea">
      <div class="swap">
        <Vehicle name={vehicleOf({ ...idea.request, model: idea.request.model ?? '' })} />
        <Vehicle name={RIDES[ruleId].to} />
      </div>
      <div>
        <h2 id="idea">{said.title}</h2>
        <p>
          {coach.where(siteName(idea.request.site, reading.siteNames, words), time)} {said.text}{' '}
          <Difference ruleId={ruleId} idea={idea} coach={coach} words={words} reading={reading} />
        </p>
      </div>
      <button class="ib small" type="button" aria-label={coach.dismiss} onClick={dismiss}>
        <Icon name="cross" />
      </button>
    </section>
  );
}

/** The database may hold ideas of a rule that is no more. */
function knownRule({ ruleId }: Idea): RuleId | undefined {
  return RULE_IDS.find((known) => known === ruleId);
}

/** Under so many searches there is no difference worth a number. */
const LEAST_SEARCHES = 2;

function Difference({ ruleId, idea, coach, words, reading }: Omit<CardProps, 'source'>) {
  const baseline = searchBaseline(reading.settings.searchBaseline);
  const searches = searchEquivalents(idea.request.footprint.energyWh, baseline);
  if (searches.central < LEAST_SEARCHES) return null;
  const estimate = formatEstimate(searches, 'searches', words.numbers);
  const [about] = words.searches(estimate.amount, estimate.under);
  const text =
    RIDES[ruleId].instead === 'search'
      ? coach.instead(`${about} ${estimate.central}`)
      : coach.took(searchesText(searches, words));
  return (
    <>
      <b>{text}</b> ({estimate.range}).
    </>
  );
}
