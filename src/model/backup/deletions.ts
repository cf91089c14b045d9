/** What was deleted, as statements: they travel with the rows, so that no copy elsewhere brings it back. */
import type { StatedSelection } from '../messages/wire.ts';
import { type DayKey, dayKeyOf } from '../usage/day-key.ts';
import type { DayRow, UsageRequest } from '../usage/usage.ts';

/** What a deletion took: what a person chose, one day row, or what an import brought that was taken back. */
export type DeletionScope =
  | StatedSelection
  | { readonly of: 'row'; readonly key: DayKey }
  | { readonly of: 'import'; readonly id: string };

/** A deletion, stated for whoever keeps a copy: all rows of the device in the scope with this number or a lower one. */
export interface DeletionStatement {
  readonly device: string;
  readonly scope: DeletionScope;
  readonly upToRev: number;
}

/** `id`: '' for all, else the day, the site, the id of the request or import, or the key of the day row as JSON. */
export type StatementKey = [device: string, of: DeletionScope['of'], id: string];

/** Where the statement of a device and scope stands. */
export function statementKey({ device, scope }: Pick<DeletionStatement, 'device' | 'scope'>): StatementKey {
  return [device, scope.of, scopeId(scope)];
}

function scopeId(scope: DeletionScope): string {
  switch (scope.of) {
    case 'all':
      return '';
    case 'day':
      return scope.day;
    case 'site':
      return scope.site;
    case 'request':
    case 'import':
      return scope.id;
    case 'row':
      return JSON.stringify(scope.key);
  }
}

/** What is deleted, of all devices that stated something. */
export interface Deletions {
  /** The statements that say that a row is deleted; none where it isn't. */
  of(row: UsageRequest | DayRow): readonly DeletionStatement[];
}

/** Looks rows up in statements: as many looks a row as there are kinds of scope, however many statements. */
export function deletionsIn(statements: Iterable<DeletionStatement>): Deletions {
  const byKey = new Map([...statements].map((statement) => [keyText(statement), statement]));
  return {
    of(row) {
      if (byKey.size === 0) return [];
      const rev = numberOf(row);
      return scopesOf(row).flatMap((scope) => {
        const statement = byKey.get(keyText({ device: row.device, scope }));
        return statement && statement.upToRev >= rev ? [statement] : [];
      });
    },
  };
}

/** The number its device gave to the change that wrote a row; a request has another `rev`, its tab's. */
export function numberOf(row: UsageRequest | DayRow): number {
  return 'id' in row ? row.rowRev : row.rev;
}

function scopesOf(row: UsageRequest | DayRow): DeletionScope[] {
  const { day, site } = row;
  const own: DeletionScope = 'id' in row ? { of: 'request', id: row.id } : { of: 'row', key: dayKeyOf(row) };
  const brought: DeletionScope[] =
    'import' in row && row.import !== undefined ? [{ of: 'import', id: row.import }] : [];
  return [{ of: 'all' }, { of: 'day', day }, { of: 'site', site }, own, ...brought];
}

function keyText(statement: Pick<DeletionStatement, 'device' | 'scope'>): string {
  return JSON.stringify(statementKey(statement));
}
