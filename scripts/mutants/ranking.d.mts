export function isLeftOut(test: string): boolean;
export function groupsOf(
  source: string,
  tests: readonly string[],
  durations: ReadonlyMap<string, number>,
): string[][];
