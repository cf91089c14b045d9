/** Shares of a whole by name, heaviest first: a bar of energy, the count, the energy. */
import type { UseClass } from '../../model/usage/use-class.ts';

/** One name: its bar, and its texts ready in the person's language. */
export interface SplitRow {
  key: string;
  name: string;
  /** Length of the bar, 0 to 1 of the longest. */
  share: number;
  /** What the bar is made of: any unit, only proportions matter. */
  parts: readonly { readonly of: UseClass; readonly amount: number }[];
  count: string;
  /** "or more", where some may be missing. */
  orMore: string | null;
  energy: string;
  /** Low and high of the energy, read out and not drawn. */
  range: string;
}

/** Rows in the order they are shown in, and the heads of the columns. */
export interface SplitProps {
  caption: string;
  nameLabel: string;
  countLabel: string;
  energyLabel: string;
  rows: readonly SplitRow[];
}

/** A table whose heads and ranges are for a screen reader, its bars for the eye. */
export function Split({ caption, nameLabel, countLabel, energyLabel, rows }: SplitProps) {
  return (
    <table class="split">
      <caption class="vh">{caption}</caption>
      <thead class="vh">
        <tr>
          <th scope="col">{nameLabel}</th>
          <td />
          <th scope="col">{countLabel}</th>
          <th scope="col">{energyLabel}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-row={row.key}>
            <th scope="row">{row.name}</th>
            <td>
              <Bar share={row.share} parts={row.parts} />
            </td>
            <td class="num">
              {row.count}
              {row.orMore !== null && <OrMore words={row.orMore} />}
            </td>
            <td class="num">
              {row.energy}
              <span class="vh"> ({row.range})</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ share, parts }: Pick<SplitRow, 'share' | 'parts'>) {
  const whole = parts.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <span class="bar" aria-hidden="true" style={{ width: percent(share) }}>
      {parts.map(({ of, amount }) => (
        <span key={of} class={of} style={{ flexBasis: percent(amount / whole) }} />
      ))}
    </span>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function OrMore({ words }: { words: string }) {
  return (
    <>
      <span aria-hidden="true">{'\u202f+'}</span>
      <span class="vh"> {words}</span>
    </>
  );
}
