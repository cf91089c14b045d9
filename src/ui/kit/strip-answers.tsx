/** What the days of a strip say when they are looked at, each a way to its day; and their table. */
import './strip-answers.css';
import { useState } from 'preact/hooks';
import { moveAlong } from './roving.ts';

/** A day: its value and its usual level in one unit, null where unknown, and both as text. */
export interface StripBar {
  key: string;
  letter: string;
  name: string;
  /** null where nothing was metered. */
  value: number | null;
  valueText: string;
  /** The value with what it counts. */
  said: string;
  usual: number | null;
  usualText: string;
}

/** Two days or weeks or more, the oldest first, and the words of their table. */
export interface StripProps {
  caption: string;
  dayLabel: string;
  valueLabel: string;
  /** Null where no bar has a usual level. */
  usualLabel: string | null;
  bars: readonly StripBar[];
  /** The last one is finished; else it is drawn by its outline. */
  isOver?: boolean;
  /** Where a day is opened. */
  hrefOf: (key: string) => string;
}

/** Over the bars of a strip: one stop of the keyboard, along which arrows go. */
export function StripAnswers({ caption, dayLabel, valueLabel, usualLabel, bars, hrefOf }: StripProps) {
  const [looked, lookAt] = useState<string | null>(null);
  const saidOf = ({ name, said, usual, usualText }: StripBar): string =>
    `${name}, ${said}${usual === null || usualLabel === null ? '' : ` (${usualLabel.toLowerCase()} ${usualText})`}`;
  const shown = bars.find(({ key }) => key === looked);
  return (
    <>
      <fieldset class="days" aria-label={caption} onKeyDown={moveAlong} onPointerLeave={() => lookAt(null)}>
        {bars.map((bar, index) => (
          <a
            key={bar.key}
            href={hrefOf(bar.key)}
            {...(hrefOf(bar.key).startsWith('#') ? {} : { target: '_blank', rel: 'noreferrer' })}
            tabIndex={index === bars.length - 1 ? 0 : -1}
            onPointerEnter={() => lookAt(bar.key)}
            onFocus={() => lookAt(bar.key)}
            onBlur={() => lookAt(null)}
          >
            <span class="vh">{saidOf(bar)}</span>
          </a>
        ))}
      </fieldset>
      {shown && (
        <p class="looked" aria-hidden="true">
          {saidOf(shown)}
        </p>
      )}
      <div class="vh">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{dayLabel}</th>
              <th scope="col">{valueLabel}</th>
              {usualLabel !== null && <th scope="col">{usualLabel}</th>}
            </tr>
          </thead>
          <tbody>
            {bars.map(({ key, name, valueText, usualText }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>{valueText}</td>
                {usualLabel !== null && <td>{usualText}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
