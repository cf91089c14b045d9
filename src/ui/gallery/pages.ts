/** The pages that have a gallery.ts, by name. */
import type { GalleryPage } from './gallery-page.ts';

const FILES = import.meta.glob<GalleryPage>('../*/gallery.ts', { import: 'gallery' });

/** Names of all pages, in order. */
export const GALLERY_PAGES: readonly string[] = Object.keys(FILES)
  .map((path) => path.split('/')[1] ?? '')
  .sort();

/** @throws for a name that is not in `GALLERY_PAGES` */
export async function loadGalleryPage(name: string): Promise<GalleryPage> {
  const load = FILES[`../${name}/gallery.ts`];
  if (!load) throw new Error(`no gallery of ${name}`);
  return load();
}
