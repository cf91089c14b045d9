/**
 * Progress lines that say how long it has taken so far: `[  1.2 s] building`.
 * @returns {(line: string) => void}
 */
export function createProgress() {
  const startMs = performance.now();
  return (line) => {
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    console.log(`[${seconds.padStart(5)} s] ${line}`);
  };
}
