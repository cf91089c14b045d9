/** How wide the sum of a week is: of a made-up week, which the interface's pictures show without its research run. */
import { sumOfRows } from '../../../src/model/footprint/sums.ts';
import type { UsageRequest } from '../../../src/model/usage/usage.ts';
import { dayRowsOf, mockUse } from '../../../src/ui/sources/mock-use.ts';

/** An evening of the week after: of what is made up, days decide, whatever the device's time zone. */
const NOW = new Date(2026, 10, 22, 20, 30).getTime();
const WEEK = ['2026-11-09', '2026-11-15'] as const;

/** The requests of that week. */
export function madeUpWeek(): UsageRequest[] {
  const [first, last] = WEEK;
  return mockUse(NOW, 30).requests.filter(({ day }) => day >= first && day <= last);
}

/** The energy of requests in Wh, added up by cause and with ends put to ends. */
export function weekSums(requests: readonly UsageRequest[]) {
  const rows = dayRowsOf(requests);
  return {
    byCause: sumOfRows(rows).energyWh,
    endToEnd: sumOfRows(rows.map((row) => ({ ...row, spread: null }))).energyWh,
  };
}
