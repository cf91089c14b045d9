import type { CaseTools } from './case.ts';

/** A case as it crosses into the page. */
interface GivenCase {
  readonly source: string;
  readonly args: readonly unknown[];
  readonly isAlone: boolean;
}

/**
 * Runs all cases, some at a time: a browser holds six connections to a host, and some cases hold one open. Runs in the
 * page, as source. @returns each result as JSON
 */
export async function runCases(given: readonly GivenCase[]): Promise<string[]> {
  const AT_ONCE = 4;
  const PATIENCE_MS = 40_000;
  const results: string[] = [];

  const toolsOf = (frames: HTMLIFrameElement[]): CaseTools => {
    const { tools } = window;
    return {
      ...tools,
      id: `${Math.random()}`,
      caught: (run) => tools.errorOf((async () => run())()),
      next: (target, type) =>
        new Promise((resolve) => target.addEventListener(type, resolve as never, { once: true })),
      async frame() {
        const frame = document.createElement('iframe');
        frame.src = '/';
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await loaded;
        frames.push(frame);
        return frame.contentWindow as Window & typeof globalThis;
      },
      async read(response, way) {
        const result: unknown = await (response as never as Record<string, () => unknown>)[way]?.();
        if (result instanceof FormData) return [...result];
        if (result instanceof Blob) return [result.type, await result.text()];
        if (result instanceof ArrayBuffer || ArrayBuffer.isView(result))
          return new Response(result as never).text();
        return result;
      },
    };
  };

  const runOne = async ({ source, args }: GivenCase): Promise<string> => {
    const frames: HTMLIFrameElement[] = [];
    const never = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, 'never'));
    const run = new Function(`return ${source}`)() as (...args: unknown[]) => unknown;
    const result = (async () => run(toolsOf(frames), ...args))().catch((error: Error) => `threw ${error}`);
    const shown = JSON.stringify((await Promise.race([result, never])) ?? null);
    for (const frame of frames) frame.remove();
    return shown;
  };

  const order = given
    .map((_, index) => index)
    .sort((a, b) => Number(given[a]?.isAlone) - Number(given[b]?.isAlone));
  let next = 0;
  const work = async (isAlone: boolean) => {
    while (next < order.length && given[order[next] as number]?.isAlone === isAlone) {
      const index = order[next++] as number;
      results[index] = await runOne(given[index] as GivenCase);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(false)));
  await work(true);
  return results;
}
