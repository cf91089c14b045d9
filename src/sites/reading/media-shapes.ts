/** What was produced, by its shape. */
import { MAX_MEDIA_SHAPES } from '../../model/limits.ts';
import type { Media } from '../../model/usage/usage.ts';

/** One entry per distinct shape, with its count. */
export function mergeShapes(all: readonly Media[]): Media[] {
  const shapes = new Map<string, Media>();
  for (const media of all) {
    const shape = JSON.stringify(media);
    const known = shapes.get(shape);
    if (known) known.count++;
    else shapes.set(shape, { ...media });
  }
  return [...shapes.values()].slice(0, MAX_MEDIA_SHAPES);
}
