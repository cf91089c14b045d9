/** `npm run new-site -- ID`: see scripts/new-site/command.ts. */
import { spawnSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { importModule } from './lib/harness.mjs';
import { ROOT } from './lib/root.mjs';

/** npm takes options for its own where no `--` stands before them: a dry run would be none. */
function checkNpm() {
  const taken = ['host', 'label', 'dry-run'].find(
    (name) => process.env[`npm_config_${name.replace('-', '_')}`],
  );
  if (taken) throw new Error(`npm took --${taken} for itself: npm run new-site -- ID --${taken} …`);
}

/** @returns what it prints. @throws with that when it fails */
function run(program, ...args) {
  const command = [join(ROOT, program), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout.trimEnd();
}

try {
  checkNpm();
  const { newSite } = await importModule('scripts/new-site/command.ts');
  const written = newSite(ROOT, process.argv.slice(2), console.log);
  const code = written.filter((path) => path.endsWith('.ts'));
  if (code.length > 0) {
    run('node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...code);
    const folder = dirname(written.find((path) => path.startsWith('tests/fixtures/')));
    const id = basename(folder);
    console.log(`\nread as it expects:\n${run('scripts/explain.mjs', folder)}`);
    console.log(`\nNow make it true: src/sites/${id}/README.md says what is made up. Its test:`);
    console.log(`npx vitest run --project unit tests/sites/${id} tests/house.test.ts`);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
