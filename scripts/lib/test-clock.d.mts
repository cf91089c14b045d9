export const ZONES: readonly string[];
export const MOMENTS: Readonly<Record<string, string>>;
export const CLOCK_NAMES: readonly string[];
export function chooseClock(seed: string, forced?: string): string;
export function clockEnvironment(
  name: string,
  now: number,
): { TEST_CLOCK: string; TEST_CLOCK_OFFSET_MS: string; TZ: string };
export function startTestClock(environment: Record<string, string | undefined>): void;
