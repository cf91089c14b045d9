/** The index of the gallery. */
import { render } from 'preact';
import { optionsWords } from '../../i18n/pages/options.ts';
import type { GalleryPage } from './gallery-page.ts';
import { GALLERY_PAGES, loadGalleryPage } from './pages.ts';

const THEMES = ['light', 'dark'] as const;

function Index({ pages }: { pages: readonly GalleryPage[] }) {
  return (
    <main class="page narrow">
      <h1 class="h1">Gallery</h1>
      {pages.map(({ page, states }) => (
        <section key={page} class="sec">
          <h2 class="h2">{page}</h2>
          <table class="states">
            <tbody>
              {states.map((state) => (
                <tr key={state}>
                  <th scope="row">{state}</th>
                  {THEMES.flatMap((theme) =>
                    optionsWords.languages.map((language) => (
                      <td key={`${language} ${theme}`}>
                        <a href={`view.html?page=${page}#${new URLSearchParams({ state, language, theme })}`}>
                          {language}, {theme}
                        </a>
                      </td>
                    )),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </main>
  );
}

const root = document.getElementById('root');
const pages = await Promise.all(GALLERY_PAGES.map(loadGalleryPage));
if (root) render(<Index pages={pages} />, root);
