/** The last reports that were sent, to be read to the letter: the very text of what was told. */
import { moment } from '../../i18n/dates.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { periodName } from '../organisation/choices.tsx';
import type { ReportingProps } from './view.ts';

/** Newest first. Also where nobody asks any more: what was sent was sent. */
export function Sent({ reading, words }: ReportingProps) {
  const { state, now } = reading;
  const readable = state.sent.filter(({ text }) => text !== null);
  return (
    <section class="sec sent">
      <h2 class="h3">{words.sent}</h2>
      <p class="q">{readable.length > 0 ? words.sentMore : words.noneSent}</p>
      {readable.map((report) => (
        <details key={`${report.unit} ${report.from}`} data-sent={report.from}>
          <summary>
            {words.sentAt(periodName(report, report.unit, words), moment(report.at, dayOf(now), words))}
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>{JSON.stringify(JSON.parse(report.text ?? 'null'), null, 2)}</pre>
        </details>
      ))}
    </section>
  );
}
