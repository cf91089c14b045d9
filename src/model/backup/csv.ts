/** Tables as comma-separated text (RFC 4180), safe to open in a spreadsheet. */

/** What a cell may hold; null is an empty one. */
export type CsvValue = string | number | boolean | null;

/** Name of a column and what stands in it. */
export type CsvColumn<Row> = readonly [name: string, value: (row: Row) => CsvValue];

/** One line of text for each row, with its line end. */
export function csvLines<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  return rows.map((row) => csvLine(columns.map(([, value]) => value(row)))).join('');
}

/** One line with the names of the columns, with its line end. */
export function csvHeader<Row>(columns: readonly CsvColumn<Row>[]): string {
  return csvLine(columns.map(([name]) => name));
}

function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/** Numbers are written with a point and in full, whatever the language. */
function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const harmless = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A page chooses the name of its model, and a spreadsheet would compute what starts so. */
function isFormula(value: string): boolean {
  return /^[=+\-@\t\r]/.test(value);
}
