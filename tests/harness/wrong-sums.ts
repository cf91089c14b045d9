/** Whether what is stored of days is what is stored of their requests. */
import { FOOTPRINT_KEYS, TOKEN_KEYS } from '../../src/model/usage/usage.ts';
import type { Stored } from './stored.ts';

/** Names of the sums in which day rows and requests differ. */
export function wrongSums({ requests, days }: Stored): string[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const wrong: string[] = [];
  const compare = (name: string, ofDays: number, ofRequests: number) => {
    if (Math.abs(ofDays - ofRequests) > 1e-9 * Math.max(1, Math.abs(ofRequests))) wrong.push(name);
  };
  compare('requests', sum(days.map((row) => row.requests)), requests.filter((row) => !row.session).length);
  for (const key of TOKEN_KEYS)
    compare(key, sum(days.map((row) => row[key])), sum(requests.map((row) => row[key])));
  for (const key of FOOTPRINT_KEYS) {
    for (const bound of ['low', 'central', 'high'] as const) {
      const [ofDays, ofRequests] = [days, requests].map((rows) =>
        sum(rows.map(({ footprint }) => footprint[key][bound])),
      );
      compare(`${key}.${bound}`, ofDays ?? 0, ofRequests ?? 0);
    }
  }
  return wrong;
}
