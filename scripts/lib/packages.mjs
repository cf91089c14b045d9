import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** Ends a command of a fresh clone, whose packages nothing has installed yet, with what to do. Node's builtins only. */
export function needPackages() {
  if (existsSync(join(ROOT, 'node_modules/vite'))) return;
  console.error('The packages are not installed: `npm ci` does that, and so do `npm start` and `npm test`.');
  process.exit(2);
}
