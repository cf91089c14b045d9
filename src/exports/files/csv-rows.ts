/**
 * Rows of a table in commas (RFC 4180), each under the names of the first row. Programs of tables save it with what
 * stands between cells in their country, or with tabs.
 */

/** Takes text cut anywhere. */
export interface CsvRows {
  push(piece: string): Record<string, string>[];
  /**
   * The row that no line break ends.
   * @throws SyntaxError where a quoted cell never ends: what followed it may be in it
   */
  end(): Record<string, string>[];
}

/** Characters of one row. */
const MOST_CHARACTERS = 16_000_000;
/** A row of each is made a record under their names. */
const MOST_COLUMNS = 1_000;

const SEPARATORS = new Set([',', ';', '\t']);

/** Starts at the beginning of a table. */
export function createCsvRows(): CsvRows {
  let header: readonly string[] | undefined;
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  let wasQuote = false;
  let length = 0;
  let separator: string | undefined;

  const endRow = (): Record<string, string>[] => {
    const cells = [...row, cell];
    row = [];
    cell = '';
    length = 0;
    if (cells.every((one) => one === '')) return [];
    if (header) return [Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']))];
    if (cells.length > MOST_COLUMNS) throw new SyntaxError('a table is too wide');
    header = cells.map((name) => name.trim());
    return [];
  };
  const take = (char: string): Record<string, string>[] => {
    length += 1;
    if (length > MOST_CHARACTERS) throw new SyntaxError('a row is too long');
    if (isQuoted) {
      if (char === '"') [isQuoted, wasQuote] = [false, true];
      else cell += char;
      return [];
    }
    const isSecond = wasQuote;
    wasQuote = false;
    // A quote after the end of a quoted part is one that was written twice.
    if (char === '"') {
      if (isSecond) cell += char;
      isQuoted = true;
    } else if (char === separator || (!header && !separator && SEPARATORS.has(char))) {
      separator = char;
      row.push(cell);
      cell = '';
    } else if (char === '\n') return endRow();
    else if (char !== '\r') cell += char;
    return [];
  };
  return {
    push: (piece) => [...piece].flatMap(take),
    end() {
      if (isQuoted) throw new SyntaxError('a cell breaks off');
      return endRow();
    },
  };
}
