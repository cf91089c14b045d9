/** The heaviest requests of the week: when, where and what, never their text. */

import { amountText, rangeText } from '../../i18n/amounts.ts';
import { capital } from '../../i18n/capital.ts';
import { shortWeekday } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import { siteName } from '../../i18n/site-name.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import { vehicleOf } from '../../model/summaries/vehicle.ts';
import type { UsageRequest } from '../../model/usage/usage.ts';
import { Table } from '../kit/table.tsx';
import { Vehicle } from '../kit/vehicles.tsx';
import { howUrl } from '../shell/how-url.ts';
import type { WeekReading } from '../sources/week/reading.ts';

/** Heaviest first, each leading to how it was computed; nothing where none is kept. */
export function Heaviest({ reading, words }: { reading: WeekReading; words: SummaryWords }) {
  const { heaviest } = reading.summary;
  if (heaviest.length === 0) return null;
  return (
    <section class="sec fold">
      <Table
        caption={words.heaviest}
        columns={[
          { name: words.when },
          { name: words.site },
          { name: words.what },
          { name: words.energy, numeric: true },
          { name: words.range, numeric: true },
        ]}
        rows={heaviest.map((request) => ({
          key: request.id,
          head: (
            <a href={howUrl({ of: 'request', id: request.id })}>{capital(whenOf(request, words), words)}</a>
          ),
          cells: [
            siteName(request.site, reading.siteNames, words),
            <span key="what" class="gl">
              <Vehicle name={vehicleOf({ ...request, model: request.model ?? '' })} />
              {whatOf(request, words)}
            </span>,
            <b key="energy">{amountText(request.footprint.energyWh, 'energy', words)}</b>,
            <span key="range" class="rng">
              {rangeText(request.footprint.energyWh, 'energy', words)}
            </span>,
          ],
        }))}
      />
    </section>
  );
}

function whenOf({ at, day }: UsageRequest, words: SummaryWords): string {
  const date = new Date(at);
  return `${shortWeekday(day, words)} ${words.time(date.getHours(), date.getMinutes())}`;
}

/** `2 images`, `research`, `text`. */
function whatOf({ media, mode, kind, session }: UsageRequest, words: SummaryWords): string {
  if (session) return words.voiceSession;
  const [first] = media;
  if (first) {
    const count = media.reduce((sum, made) => sum + (made.type === first.type ? made.count : 0), 0);
    return words.produced[first.type](count, formatCount(count, words.numbers));
  }
  return mode === 'standard' ? words.oneRequest[kind] : words.modes[mode];
}
