/** The columns of the exported tables: every field of a row, with its unit in its name. */

import { sumOf } from '../footprint/sums.ts';
import {
  type DayRow,
  FOOTPRINT_KEYS,
  type Footprint,
  OUTCOMES,
  type Range,
  TOKEN_KEYS,
  type TokenCounts,
  type UsageRequest,
} from '../usage/usage.ts';
import type { CsvColumn } from './csv.ts';

const ENDS = ['low', 'central', 'high'] as const;

function footprintColumns<Row>(rangeOf: (row: Row, key: keyof Footprint) => Range): CsvColumn<Row>[] {
  return FOOTPRINT_KEYS.flatMap((key) =>
    ENDS.map((end): CsvColumn<Row> => [`${key}_${end}`, (row) => rangeOf(row, key)[end]]),
  );
}

const TOKEN_COLUMNS: readonly CsvColumn<TokenCounts>[] = TOKEN_KEYS.map((key) => [key, (row) => row[key]]);

export const REQUEST_COLUMNS: readonly CsvColumn<UsageRequest>[] = [
  ['id', ({ id }) => id],
  ['rev', ({ rev }) => rev],
  ['device', ({ device }) => device],
  ['at', ({ at }) => new Date(at).toISOString()],
  ['day', ({ day }) => day],
  ['tzOffsetMin', ({ tzOffsetMin }) => tzOffsetMin],
  ['site', ({ site }) => site],
  ['kind', ({ kind }) => kind],
  ['intent', ({ intent }) => intent],
  ['mode', ({ mode }) => mode],
  ['effort', ({ effort }) => effort],
  ['model', ({ model }) => model],
  ['generations', ({ generations }) => generations],
  ...TOKEN_COLUMNS,
  ['totalTokens', ({ totalTokens }) => totalTokens],
  ['inputSource', ({ tokenSource }) => tokenSource.input],
  ['outputSource', ({ tokenSource }) => tokenSource.output],
  ['reasoningSource', ({ tokenSource }) => tokenSource.reasoning],
  ['media', ({ media }) => (media.length > 0 ? JSON.stringify(media) : null)],
  ['outcome', ({ outcome }) => outcome],
  ['durationMs', ({ durationMs }) => durationMs],
  ['seen', ({ seen }) => seen],
  ['session', ({ session }) => session],
  ...footprintColumns<UsageRequest>(({ footprint }, key) => footprint[key]),
  ['factors', ({ factors }) => factors],
  ['provenance', ({ provenance }) => provenance],
  ['rowRev', ({ rowRev }) => rowRev],
];

export const DAY_COLUMNS: readonly CsvColumn<DayRow>[] = [
  ['device', ({ device }) => device],
  ['day', ({ day }) => day],
  ['site', ({ site }) => site],
  ['model', ({ model }) => model],
  ['kind', ({ kind }) => kind],
  ['mode', ({ mode }) => mode],
  ['requests', ({ requests }) => requests],
  ['sessions', ({ sessions }) => sessions],
  ...OUTCOMES.map((outcome): CsvColumn<DayRow> => [outcome, ({ outcomes }) => outcomes[outcome]]),
  ['generations', ({ generations }) => generations],
  ...TOKEN_COLUMNS,
  ['images', ({ images }) => images],
  ['videos', ({ videos }) => videos],
  ['audios', ({ audios }) => audios],
  ['videoSeconds', ({ videoSeconds }) => videoSeconds],
  ['audioSeconds', ({ audioSeconds }) => audioSeconds],
  ['durationMs', ({ durationMs }) => durationMs],
  // As pages show them: who shares which errors has no columns.
  ...footprintColumns<DayRow>((row, key) => sumOf([row], key)),
  ['factors', ({ factors }) => factors],
  ['frozen', ({ frozen }) => frozen],
  ['provenance', ({ provenance }) => provenance],
  ['rev', ({ rev }) => rev],
];
