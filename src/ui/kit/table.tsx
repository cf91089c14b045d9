/** Rows with a head of their own; on a narrow screen the heads of the columns go before the cells. */
import type { ComponentChildren } from 'preact';

/** The head of a column and how its cells stand. */
export interface Column {
  readonly name: string;
  /** Set to the end of the line; figures stand under each other. */
  readonly numeric?: boolean;
  /** Said, not drawn. */
  readonly hidden?: boolean;
}

/** The head is the cell of the first column. */
export interface TableRow {
  readonly key: string;
  readonly head: ComponentChildren;
  /** One for each column but the first. */
  readonly cells: readonly ComponentChildren[];
}

/** Columns from the one of the heads on; `class` is added to the table's own. */
export interface TableProps {
  caption: string;
  /** The caption is said already, by the title above. */
  captionHidden?: boolean;
  columns: readonly Column[];
  rows: readonly TableRow[];
  foot?: TableRow;
  class?: string;
}

/** Rows in the order given, the foot after them where there is one. */
export function Table({ caption, captionHidden, columns, rows, foot, class: name }: TableProps) {
  const [first, ...others] = columns;
  return (
    <table class={name === undefined ? 'tb' : `tb ${name}`}>
      <caption class={captionHidden ? 'vh' : undefined}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first?.name}</th>
          {others.map(({ name: title, numeric, hidden }) => (
            <th key={title} scope="col" class={numeric ? 'num' : undefined}>
              {hidden ? <span class="vh">{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-row={row.key}>
            <Cells row={row} columns={others} />
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <tr>
            <Cells row={foot} columns={others} />
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** @param columns all but the first, which the head stands in */
function Cells({ row: { head, cells }, columns }: { row: TableRow; columns: readonly Column[] }) {
  return (
    <>
      <th scope="row">{head}</th>
      {cells.map((cell, index) => (
        <td
          key={columns[index]?.name}
          class={columns[index]?.numeric ? 'num' : undefined}
          data-name={columns[index]?.hidden ? undefined : columns[index]?.name}
        >
          {cell}
        </td>
      ))}
    </>
  );
}
