/** A pause of all counting. */
import { moment } from '../../i18n/dates.ts';
import { dayOf, nextMidnight } from '../../model/calendar/day.ts';
import { isPaused } from '../../model/settings/settings.ts';
import { Option } from '../kit/option.tsx';
import type { SectionProps } from './section.tsx';

const HOUR_MS = 3_600_000;

/** For an hour, until midnight, or until it is ended; while it lasts, only its end is offered. */
export function Pause({ reading, words, save }: SectionProps) {
  const { now, settings } = reading;
  const { pause } = words;
  const pauseUntil = (until: number | null) => save({ pause: { since: now, until } });
  if (isPaused(settings, now)) {
    const until = settings.pause?.until ?? null;
    return (
      <Option
        name={pause.name}
        more={until === null ? pause.pausedUntilResumed : pause.pausedUntil(moment(until, dayOf(now), words))}
      >
        <button class="btn primary" type="button" onClick={() => save({ pause: null })}>
          {pause.resume}
        </button>
      </Option>
    );
  }
  return (
    <Option name={pause.name} more={pause.running}>
      <span class="actions">
        <button class="btn" type="button" onClick={() => pauseUntil(now + HOUR_MS)}>
          {pause.hour}
        </button>
        <button class="btn" type="button" onClick={() => pauseUntil(nextMidnight(now))}>
          {pause.tomorrow}
        </button>
        <button class="btn" type="button" onClick={() => pauseUntil(null)}>
          {pause.open}
        </button>
      </span>
    </Option>
  );
}
