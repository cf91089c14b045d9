export type Counts = Readonly<Record<string, { readonly tests: number; readonly cases: number }>>;
export function readFloor(): Counts;
export function writeFloor(floor: Counts): void;
export function countsOf(
  phases: readonly {
    readonly project?: string;
    readonly passed: number;
    readonly failed: number;
    readonly cases: number;
  }[],
): Counts;
export function shortfalls(counts: Counts, floor: Counts): string[];
export function raised(counts: Counts, floor: Counts): Counts;
