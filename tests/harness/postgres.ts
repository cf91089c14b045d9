/** A PostgreSQL of one's own for a test, from Debian: `npm run test:all` alone asks for one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** A server that nothing but its socket leads to. */
export interface Postgres {
  /** For `psql` and what runs it. */
  readonly env: NodeJS.ProcessEnv;
  /** Rows as text, columns apart by `|`. Throws what psql says. */
  query(sql: string): string[];
  stop(): void;
}

const BIN_FOLDERS = '/usr/lib/postgresql';
/** PostgreSQL refuses to be run by root; Debian's package brings this one. */
const USER = 'postgres';

/** Starts an empty one, installing it where it is missing; null where that can't be done: no root, or no Debian. */
export function startPostgres(): Postgres | null {
  if (userInfo().uid !== 0) return null;
  if (!binFolder()) spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], APT);
  const bin = binFolder();
  if (!bin) return null;
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const [uid, gid] = ['-u', '-g'].map((which) =>
    Number(execFileSync('id', [which, USER], { encoding: 'utf8' })),
  );
  chownSync(folder, uid ?? 0, gid ?? 0);
  const run = (program: string, ...args: string[]) =>
    execFileSync('runuser', ['-u', USER, '--', join(bin, program), ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  const data = join(folder, 'data');
  run('initdb', '-D', data, '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C.UTF-8');
  const options = `-k ${folder} -c listen_addresses= -c fsync=off`;
  run('pg_ctl', '-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start');
  const env = {
    ...process.env,
    ...PLAIN,
    PGHOST: folder,
    PGUSER: USER,
    PGDATABASE: USER,
    PGOPTIONS: '-c client_min_messages=warning',
  };
  return {
    env,
    query: (sql) =>
      execFileSync('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', sql], { env, encoding: 'utf8' })
        .split('\n')
        .filter((line) => line !== ''),
    stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** On the machine's own clock: a server that is faked a clock waits for what never comes. */
const PLAIN = { LD_PRELOAD: '' };

const APT = {
  stdio: 'ignore',
  env: { ...process.env, ...PLAIN, DEBIAN_FRONTEND: 'noninteractive' },
} as const;

function binFolder(): string | null {
  try {
    const newest = readdirSync(BIN_FOLDERS).sort((a, b) => Number(b) - Number(a))[0];
    return newest ? join(BIN_FOLDERS, newest, 'bin') : null;
  } catch {
    return null;
  }
}
