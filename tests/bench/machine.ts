/** What a figure was measured on, and what else ran meanwhile: without that, a time says nothing. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { findChromium } from '../../scripts/lib/find-chromium.mjs';
import { findFirefox } from '../../scripts/lib/find-firefox.mjs';
import { processorSecondsWithEnded } from './processor.ts';

/** Above this share of the processors that others take, a machine is not at rest. */
const AT_REST = 0.05;
const TICKS_A_SECOND = 100;

/** Processor, cores, memory, kernel, and the browsers' versions, as a person reads them. */
export function describeMachine(): string {
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  const machine = `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${memory}, ${type()} ${release()}`;
  const browsers = [findChromium(), findFirefox()].flatMap((path) => (path ? [versionOf(path)] : []));
  return [machine, ...browsers].join('; ');
}

function versionOf(program: string): string {
  const said = execFileSync(program, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return said
    .trim()
    .replace(/^Mozilla /, '')
    .replace(/ built on .*$/, '');
}

/** From now on looks what else runs. @returns says it of the time since, as a person reads it */
export function watchOthers(): () => string {
  const load = loadavg()[0] ?? 0;
  const start = performance.now();
  const before = othersSeconds();
  return () => {
    const after = othersSeconds();
    const began = `load average ${load.toFixed(1)} at its start`;
    if (before === null || after === null) return began;
    const seconds = ((performance.now() - start) / 1_000) * availableParallelism();
    const share = Math.max(0, after - before) / seconds;
    const others = `other programs took ${(share * 100).toFixed(0)} % of the processors`;
    return `${share <= AT_REST ? 'at rest' : 'beside other work'}: ${began}, ${others}`;
  };
}

/**
 * Processor time so far that is not of this process and what it started; null where that can’t be told. What nobody waited
 * for as it ended counts with it, so it is rather too much than too little.
 */
function othersSeconds(): number | null {
  const own = processorSecondsWithEnded();
  const all = machineSeconds();
  return own === null || all === null ? null : all - own;
}

/** Processor time of the whole machine since it started. */
function machineSeconds(): number | null {
  try {
    const [, user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = readFileSync('/proc/stat', 'utf8')
      .split('\n', 1)
      .join('')
      .split(/\s+/)
      .map(Number);
    return (user + nice + system + irq + softirq) / TICKS_A_SECOND;
  } catch {
    return null;
  }
}
