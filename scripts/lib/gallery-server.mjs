import { createServer } from 'vite';
import { ROOT } from './root.mjs';

/**
 * Serves the gallery of src/ui/gallery, on this machine only. Vite's own server, without the extension around it.
 * @param {{ root?: string, isHot?: boolean, onChange?: (path: string) => void }} options `root` is the project's
 *   folder; `isHot` has open pages follow what changes; `onChange` is told each file of the project that does
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` is the index's
 */
export async function startGallery({ root = ROOT, isHot = false, onChange } = {}) {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    define: { __MEASURE__: 'false', __ORGANISATION__: 'false' },
    // What builds write would have pages load again.
    server: { host: '127.0.0.1', hmr: isHot, watch: { ignored: ['**/dist/**', '**/.tmp/**'] } },
    optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-runtime', 'preact/jsx-dev-runtime'] },
  });
  await server.listen();
  if (onChange) server.watcher.on('all', (_, path) => onChange(path));
  const origin = server.resolvedUrls?.local[0] ?? '';
  return { url: `${origin}src/ui/gallery/gallery.html`, close: () => server.close() };
}
