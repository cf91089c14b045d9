/** All that the file holds, line by line, as a person reads it. */

import { amountText, rangeText } from '../../i18n/amounts.ts';
import { formatCount, type Measure } from '../../i18n/format.ts';
import { siteName } from '../../i18n/site-name.ts';
import type { ContentsWords } from '../../i18n/words/organisation.ts';
import {
  type OrganisationReport,
  OWN_SITE,
  type ReportCell,
  TOGETHER,
} from '../../model/organisation/report.ts';
import { gwpGrams, waterMl } from '../../model/summaries/summary.ts';
import type { Range } from '../../model/usage/usage.ts';
import { type Column, Table, type TableRow } from '../kit/table.tsx';
import { periodName } from './choices.tsx';

/** The report, and what sites are called. */
export interface ContentsProps {
  report: OrganisationReport;
  siteNames: ReadonlyMap<string, string>;
  words: ContentsWords;
}

/** What is left out is told here alone: in the file it would tell of what is too few. */
export function Contents({ report, siteNames, words }: ContentsProps) {
  const { cells, withheld, period, unit } = report;
  const text = formatCount(withheld, words.numbers);
  return (
    <section class="sec contents">
      <h2 class="h3">{words.contents(periodName(period, unit, words))}</h2>
      {cells.length > 0 && (
        <Table
          caption={words.contents(periodName(period, unit, words))}
          captionHidden
          columns={columnsOf(words)}
          rows={cells.map((cell) => rowOf(cell, siteNames, words))}
        />
      )}
      {cells.length === 0 && <p>{words.nothingLeft}</p>}
      {withheld > 0 && <p class="q">{words.withheld(withheld, text)}</p>}
    </section>
  );
}

function columnsOf(words: ContentsWords): Column[] {
  const { columns } = words;
  const names = [columns.requests, columns.tokens, columns.made, words.energy, words.co2e, words.water];
  return [{ name: columns.what }, ...names.map((name) => ({ name, numeric: true }))];
}

function rowOf(cell: ReportCell, siteNames: ReadonlyMap<string, string>, words: ContentsWords): TableRow {
  const { site, of, model, requests, sessions, inputTokens, outputTokens, footprint } = cell;
  const count = (value: number): string => formatCount(value, words.numbers);
  const kind = of === TOGETHER ? null : words.classes[of];
  const named = model === null || model === TOGETHER ? null : model || words.noModel;
  const made = MEDIA.filter(({ key }) => cell[key] > 0);
  return {
    key: JSON.stringify([site, of, model]),
    head: <Lines lines={[siteText(site, siteNames, words), listed([kind, named])]} />,
    cells: [
      <Lines
        key="requests"
        lines={[count(requests), sessions > 0 ? words.voiceSessions(sessions, count(sessions)) : '']}
      />,
      <Lines
        key="tokens"
        lines={[words.columns.read(count(inputTokens)), words.columns.written(count(outputTokens))]}
      />,
      <Lines
        key="made"
        lines={made.map(({ key, of: type }) => words.produced[type](cell[key], count(cell[key])))}
      />,
      <Estimate key="energy" range={footprint.energyWh} measure="energy" words={words} />,
      <Estimate key="gwp" range={gwpGrams(footprint)} measure="gwp" words={words} />,
      <Estimate key="water" range={waterMl(footprint)} measure="water" words={words} />,
    ],
  };
}

const MEDIA = [
  { key: 'images', of: 'image' },
  { key: 'videos', of: 'video' },
  { key: 'audios', of: 'audio' },
] as const;

function siteText(site: string, names: ReadonlyMap<string, string>, words: ContentsWords): string {
  if (site === OWN_SITE) return words.ownSites;
  return site === TOGETHER ? words.together : siteName(site, names, words);
}

function listed(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(', ');
}

interface EstimateProps {
  range: Readonly<Range>;
  measure: Measure;
  words: ContentsWords;
}

function Estimate({ range, measure, words }: EstimateProps) {
  return <Lines lines={[amountText(range, measure, words), rangeText(range, measure, words)]} />;
}

/** What matters, and what is to be known with it. */
function Lines({ lines }: { lines: readonly string[] }) {
  const [first, ...others] = lines.filter((line) => line !== '');
  return (
    <>
      {first ?? NONE}
      {others.map((line) => (
        <span key={line} class="rng">
          {line}
        </span>
      ))}
    </>
  );
}

const NONE = '–';
