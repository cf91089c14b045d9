import { build, createServer } from 'vite';
import { ROOT } from './root.mjs';

const FOLDER = 'src/ui/gallery';
const DEFINE = { __MEASURE__: 'false', __ORGANISATION__: 'false' };

/**
 * Serves the gallery of src/ui/gallery, on this machine only. Vite's own server, without the extension around it.
 * @param {{ root?: string, isHot?: boolean, isBundled?: boolean, onChange?: (path: string) => void }} options `root` is
 *   the project's folder; `isHot` has open pages follow what changes; `isBundled` makes a few files of some hundred first,
 *   for whoever opens every page once; `onChange` is told each file of the project that changes
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` is the index's
 */
export async function startGallery({ root = ROOT, isHot = false, isBundled = false, onChange } = {}) {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    define: DEFINE,
    plugins: isBundled ? [serving(await bundled(root))] : [],
    // What builds write would have pages load again.
    server: {
      host: '127.0.0.1',
      hmr: isHot,
      watch: isBundled ? null : { ignored: ['**/dist/**', '**/.tmp/**'] },
    },
    optimizeDeps: isBundled
      ? { noDiscovery: true }
      : { include: ['preact', 'preact/hooks', 'preact/jsx-runtime', 'preact/jsx-dev-runtime'] },
  });
  await server.listen();
  if (onChange) server.watcher.on('all', (_, path) => onChange(path));
  const origin = server.resolvedUrls?.local[0] ?? '';
  return { url: `${origin}${FOLDER}/gallery.html`, close: () => server.close() };
}

/**
 * The gallery's pages and all they load but the styles that their own index.html names.
 * @param {string} root
 * @returns {Promise<ReadonlyMap<string, string | Uint8Array>>} by path of the address
 */
async function bundled(root) {
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      define: DEFINE,
      build: {
        write: false,
        minify: false,
        modulePreload: false,
        rollupOptions: {
          input: ['gallery', 'view', 'poster'].map((name) => `${root}/${FOLDER}/${name}.html`),
        },
      },
    })
  );
  return new Map(
    output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
}

const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css' };

/**
 * Serves these files before all others.
 * @param {ReadonlyMap<string, string | Uint8Array>} files
 * @returns {import('vite').Plugin}
 */
function serving(files) {
  return {
    name: 'trottinette-bundled-gallery',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const file = files.get(pathname);
        if (file === undefined) return next();
        const type = TYPES[/** @type {keyof typeof TYPES} */ (pathname.split('.').at(-1))];
        if (type) response.setHeader('content-type', type);
        response.end(file);
      });
    },
  };
}
