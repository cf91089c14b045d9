import type { PageTools } from '../../harness/tapped-page.ts';

/** What cases use besides the page's own tools; made in the page. */
export interface CaseTools extends PageTools {
  /** Of this case in this page alone, for the server. */
  readonly id: string;
  /** `name: message` of what a call throws, or its promise rejects with. */
  caught(run: () => unknown): Promise<string>;
  /** The next event of that type. */
  next<E extends Event>(target: EventTarget, type: string): Promise<E>;
  /** A frame of the same origin, gone when the case is over. */
  frame(): Promise<Window & typeof globalThis>;
  /** Reads a body to its end by a way's name. */
  read(response: Response, way: string): Promise<unknown>;
}

/** Something a page does, whose every result must be the same with the extension and without. */
export interface Difference {
  /** The folder of the Web Platform Tests that has such cases. */
  readonly subject: 'fetch' | 'streams' | 'xhr' | 'websockets' | 'eventsource';
  readonly does: string;
  /** Runs in the page, as source: it may use nothing of its module. */
  readonly source: string;
  readonly args: readonly unknown[];
  /** Changes what other cases use: run after all others, one by one. */
  readonly isAlone: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: cases take what their matrix gives them
type Run = (tools: CaseTools, ...args: any[]) => unknown;

/** A case for each name. */
export function cases(subject: Difference['subject'], runs: Readonly<Record<string, Run>>): Difference[] {
  return Object.entries(runs).map(([does, run]) => ({
    subject,
    does,
    source: `${run}`,
    args: [],
    isAlone: false,
  }));
}

/** Cases that change what others use. */
export function aloneCases(...given: Parameters<typeof cases>): Difference[] {
  return cases(...given).map((one) => ({ ...one, isAlone: true }));
}

/** A case for each pair of the two lists. */
export function matrix(
  subject: Difference['subject'],
  does: string,
  [rows, columns]: readonly [readonly string[], readonly string[]],
  run: Run,
): Difference[] {
  return rows.flatMap((row) =>
    columns.map((column) => ({
      subject,
      does: `${does}: ${row}, ${column}`,
      source: `${run}`,
      args: [row, column],
      isAlone: false,
    })),
  );
}
