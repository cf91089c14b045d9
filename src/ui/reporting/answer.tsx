/** The question, or what was answered to it: yes and no weigh the same, and each can become the other. */
import { useState } from 'preact/hooks';
import { shortDate, WITH_YEAR } from '../../i18n/dates.ts';
import { dayOf } from '../../model/calendar/day.ts';
import type { ReportConsent } from '../../model/organisation/report-consent.ts';
import { firstPromised } from '../../model/organisation/sending.ts';
import { Status } from '../kit/status.tsx';
import type { AskedProps } from './view.ts';

/** What could not be done. */
type Failure = 'notKept' | 'notAllowed';

/** The browser asks for itself after a yes: whoever says no to that has said no. */
export function Answer(props: AskedProps) {
  const { reading, words, source, policy } = props;
  const [failure, setFailure] = useState<Failure | null>(null);
  const { answer } = reading;
  const state = answer ? (answer.given ? 'agreed' : 'refused') : 'asking';
  const agree = async (): Promise<void> => {
    const done = await source.agree(policy);
    setFailure(done === 'done' ? null : done === 'refused' ? 'notAllowed' : 'notKept');
  };
  const refuse = async (): Promise<void> => setFailure((await source.refuse(policy)) ? null : 'notKept');
  return (
    <section class="sec pan card" data-answer={state}>
      <div role="status">
        <h2 class="h2">{words.question[state]}</h2>
        <p class="q">{answer ? answered(answer, props) : words.questionMore(policy.organisation)}</p>
      </div>
      <p class="actions">
        {state !== 'agreed' && (
          <button class="btn big" type="button" data-yes onClick={() => void agree()}>
            {words.yes}
          </button>
        )}
        {state !== 'refused' && (
          <button class="btn big" type="button" data-no onClick={() => void refuse()}>
            {state === 'agreed' ? words.stop : words.no}
          </button>
        )}
      </p>
      {state === 'agreed' && <p class="q sm">{words.stopMore}</p>}
      <Status>{failure !== null && <p>{words[failure]}</p>}</Status>
    </section>
  );
}

function answered({ given, at }: ReportConsent, { words, policy }: AskedProps): string {
  const date = shortDate(dayOf(at), words, WITH_YEAR);
  if (!given) return words.refusedMore(date);
  return words.agreedMore(date, shortDate(firstPromised(policy, at).from, words, WITH_YEAR));
}
