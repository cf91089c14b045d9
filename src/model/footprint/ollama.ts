/** Names of Ollama's library, where a bare one means a small copy in four bits, and a tag says how large another is. */
import models from './data/models.json' with { type: 'json' };

const bare = models.ollama as Readonly<Record<string, number | string>>;
/** Most copies of the library are in Q4_K_M: our assumption. */
const USUAL_BYTES = 0.5;

/** Billions of parameters and bytes a weight. */
export interface LocalCopy {
  readonly totalB: number;
  readonly bytesPerWeight: number;
}

/** The copy a name stands for; null where it names no size and is not in the table. */
export function localCopyOf(model: string, statedBytes: number | null): LocalCopy | null {
  const [name = '', tag = 'latest'] = model.toLowerCase().replace(/^.*\//, '').split(':');
  const [, digits, unit] = /^(\d+(?:\.\d+)?)([bm])(?![a-z0-9])/.exec(tag) ?? [];
  const usual = tag === 'latest' && Object.hasOwn(bare, name) ? bare[name] : undefined;
  const totalB = digits === undefined ? usual : Number(digits) / (unit === 'm' ? 1000 : 1);
  if (typeof totalB !== 'number' || !(totalB > 0)) return null;
  const isWhole = /(?:^|-)(?:fp|bf|f)16$/.test(tag);
  return { totalB, bytesPerWeight: statedBytes ?? (isWhole ? 2 : USUAL_BYTES) };
}
