/** What was agreed to and could not be sent, why, and when it is tried again. */
import { moment } from '../../i18n/dates.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { periodFrom } from '../../model/organisation/sending.ts';
import { Note } from '../kit/note.tsx';
import { periodName } from '../organisation/choices.tsx';
import type { AskedProps } from './view.ts';

/** Nothing where there is none, or where the person did not agree. */
export function Trouble({ reading, words, source, policy }: AskedProps) {
  const { answer, state, now } = reading;
  if (!answer?.given) return null;
  const { host } = new URL(policy.endpoint);
  return (
    <>
      {state.isForbidden && (
        <Note
          icon="alert"
          title={words.forbidden}
          level={2}
          warn
          actions={
            <button class="btn" type="button" onClick={() => void source.agree(policy)}>
              {words.allow}
            </button>
          }
        >
          {words.forbiddenMore(host)}
        </Note>
      )}
      {state.failed.map(({ unit, from, failure, status, nextAt }) => (
        <Note
          key={`${unit} ${from}`}
          icon="alert"
          title={words.failed(periodName(periodFrom(unit, from), unit, words))}
          level={2}
        >
          {[
            words.failures[failure],
            status === null ? '' : words.status(String(status)),
            nextAt === null ? '' : words.again(moment(nextAt, dayOf(now), words)),
          ]
            .filter((text) => text !== '')
            .join(' ')}
        </Note>
      ))}
    </>
  );
}
