/** Which vehicle the week's requests took, from walking, which is never counted, to Formula 1. */
import type { ComponentChildren } from 'preact';
import { amountText } from '../../i18n/amounts.ts';
import { formatCount } from '../../i18n/format.ts';
import { shareOf } from '../../i18n/share.ts';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import { daysOfWeek } from '../../model/calendar/week.ts';
import { type Totals, totalsOf } from '../../model/summaries/summary.ts';
import { VEHICLES, type Vehicle as VehicleId, vehicleOf } from '../../model/summaries/vehicle.ts';
import type { WeekRecord, WeekSummary } from '../../model/summaries/week-summary.ts';
import type { DayRow } from '../../model/usage/usage.ts';
import { classOf } from '../../model/usage/use-class.ts';
import { Vehicle } from '../kit/vehicles.tsx';

interface VehiclesProps {
  record: WeekRecord;
  summary: WeekSummary;
  words: SummaryWords;
}

/** A step for each vehicle with its requests and energy, those without any included. */
export function Vehicles({ record, summary, words }: VehiclesProps) {
  const days = new Set(daysOfWeek(summary.start));
  const rows = record.rows.filter(({ day }) => days.has(day));
  const byVehicle = new Map(
    VEHICLES.map((id) => [id, totalsOf(rows.filter((row) => vehicleOf(row) === id))] as const),
  );
  const { names, trips, notCounted } = words.vehicles;
  return (
    <section class="sec">
      <h2 class="h2">{words.vehicles.title}</h2>
      <FormulaOne totals={byVehicle.get('f1')} all={summary.totals} words={words} />
      <ol class="ladder">
        <li>
          <Vehicle name="walk" />
          <b>{names.walk}</b>
          <span>{trips.walk}</span>
          <span class="amount">{notCounted}</span>
        </li>
        {VEHICLES.map((id) => (
          <Step key={id} id={id} totals={byVehicle.get(id)} words={words}>
            {id === 'f1' && <Runs rows={rows} words={words} />}
          </Step>
        ))}
      </ol>
    </section>
  );
}

interface StepProps {
  id: VehicleId;
  totals: Totals | undefined;
  words: SummaryWords;
  children?: ComponentChildren;
}

function Step({ id, totals, words, children }: StepProps) {
  const { requests = 0, footprint } = totals ?? {};
  return (
    <li class={id === 'scooter' ? 'on' : undefined}>
      <Vehicle name={id} />
      <b>{words.vehicles.names[id]}</b>
      <span>{words.vehicles.trips[id]}</span>
      <span class="amount n">
        {formatCount(requests, words.numbers)} <small>{words.requests(requests)}</small>
      </span>
      {footprint && footprint.energyWh.high > 0 && (
        <span>{amountText(footprint.energyWh, 'energy', words)}</span>
      )}
      {children}
    </li>
  );
}

/** What works on its own, among what takes the Formula 1; nothing where there was none. */
function Runs({ rows, words }: { rows: readonly DayRow[]; words: SummaryWords }) {
  const { requests, footprint } = totalsOf(rows.filter((row) => classOf(row) === 'research'));
  if (requests === 0) return null;
  const count = formatCount(requests, words.numbers);
  return <span>{words.vehicles.runs(requests, count, amountText(footprint.energyWh, 'energy', words))}</span>;
}

/** A share worth a sentence. */
const LEAST_SHARE = 0.3;

function FormulaOne({ totals, all, words }: Pick<StepProps, 'totals' | 'words'> & { all: Totals }) {
  const share = totals ? totals.footprint.energyWh.central / all.footprint.energyWh.central : 0;
  if (!totals || totals.requests === 0 || !(share >= LEAST_SHARE)) return null;
  const count = (value: number): string => formatCount(value, words.numbers);
  return (
    <p class="q">
      {words.vehicles.more(totals.requests, count(totals.requests), count(all.requests), shareOf(share))}
    </p>
  );
}
