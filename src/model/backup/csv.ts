/** Tables as comma-separated text (RFC 4180), safe to open in a spreadsheet. */

/** What a cell may hold; null is an empty one. */
export type CsvValue = string | number | boolean | null;

/** Name of a column and what stands in it. */
export type CsvColumn<Row> = readonly [name: string, value: (row: Row) => CsvValue];

/** How values are told apart, and how numbers write their fractions: what a language's spreadsheets open by themselves. */
export interface CsvStyle {
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
}

/** As programs read it, whatever the language. */
const PLAIN: CsvStyle = { separator: ',', decimal: '.' };

/** One line of text for each row, with its line end. */
export function csvLines<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: readonly Row[],
  style: CsvStyle = PLAIN,
): string {
  return rows
    .map((row) =>
      csvLine(
        columns.map(([, value]) => value(row)),
        style,
      ),
    )
    .join('');
}

/** One line with the names of the columns, with its line end. */
export function csvHeader<Row>(columns: readonly CsvColumn<Row>[], style: CsvStyle = PLAIN): string {
  return csvLine(
    columns.map(([name]) => name),
    style,
  );
}

function csvLine(values: readonly CsvValue[], style: CsvStyle): string {
  return `${values.map((value) => cell(value, style)).join(style.separator)}\r\n`;
}

/** Numbers are written in full. */
function cell(value: CsvValue, { decimal }: CsvStyle): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value).replace('.', decimal);
  const harmless = isFormula(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A page chooses the name of its model, and a spreadsheet would compute what starts so. */
function isFormula(value: string): boolean {
  return /^[=+\-@\t\r]/.test(value);
}
