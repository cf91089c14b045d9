/** What the browser's processes cost: on a machine that others use too, time on the clock says little. */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the kernel's own clock. */
const TICKS_A_SECOND = 100;

interface Process {
  readonly parent: string;
  readonly seconds: number;
  /** Of those it started and waited for. */
  readonly secondsOfEnded: number;
}

/** Processor time in seconds of all that this process started and that still runs; null where that can't be told. */
export function processorSeconds(): number | null {
  return startedHere()?.reduce((sum, { seconds }) => sum + seconds, 0) ?? null;
}

/** The same with this process, and all that it and those started and that has ended; null where that can't be told. */
export function processorSecondsWithEnded(): number | null {
  const own = readProcess(`${process.pid}`);
  const all = startedHere();
  if (!own || !all) return null;
  return [own, ...all].reduce((sum, { seconds, secondsOfEnded }) => sum + seconds + secondsOfEnded, 0);
}

/** Ids of all that this process started and that still run; none where that can't be told. */
export function startedIds(): readonly string[] {
  return startedHere()?.map(({ pid }) => pid) ?? [];
}

function startedHere(): (Process & { readonly pid: string })[] | null {
  const all = readProcesses();
  if (!all) return null;
  const isOurs = (pid: string): boolean => {
    const parent = all.get(pid)?.parent;
    return parent !== undefined && (parent === `${process.pid}` || isOurs(parent));
  };
  return [...all].filter(([pid]) => isOurs(pid)).map(([pid, one]) => ({ pid, ...one }));
}

function readProcesses(): Map<string, Process> | null {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return new Map(
      pids.flatMap((pid): [string, Process][] => {
        const found = readProcess(pid);
        return found ? [[pid, found]] : [];
      }),
    );
  } catch {
    return null;
  }
}

/** One that has ended meanwhile is none. */
function readProcess(pid: string): Process | undefined {
  try {
    // What stands before is its name, in which anything may be.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const seconds = (field: number) => (Number(fields[field]) + Number(fields[field + 1])) / TICKS_A_SECOND;
    return { parent: fields[1] ?? '', seconds: seconds(11), secondsOfEnded: seconds(13) };
  } catch {
    return undefined;
  }
}
