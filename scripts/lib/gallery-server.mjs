import { createServer } from 'vite';
import { ROOT } from './root.mjs';

/**
 * Serves the gallery of src/ui/gallery, on this machine only. Vite's own server, without the extension around it.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` is the index's
 */
export async function startGallery() {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    define: { __MEASURE__: 'false' },
    server: { host: '127.0.0.1', hmr: false },
    optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-runtime', 'preact/jsx-dev-runtime'] },
  });
  await server.listen();
  const origin = server.resolvedUrls?.local[0] ?? '';
  return { url: `${origin}src/ui/gallery/gallery.html`, close: () => server.close() };
}
