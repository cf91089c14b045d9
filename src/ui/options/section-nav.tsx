/** Links to the sections, the one in sight marked. */
import { useEffect, useState } from 'preact/hooks';
import { type OptionsWords, SECTIONS, type SectionName } from '../../i18n/words/options.ts';
import { unfold } from './section.tsx';

/** In the order of the page. */
export function SectionNav({ words }: { words: OptionsWords }) {
  const current = useSectionInSight();
  return (
    <nav class="sections" aria-label={words.sectionsLabel}>
      <ul>
        {SECTIONS.map((name) => (
          <li key={name}>
            <a
              href={`#${name}`}
              aria-current={name === current ? 'true' : undefined}
              onClick={() => unfold(name)}
            >
              {words.sections[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A section is in sight from when its title nears the top of the window. */
const BAND = '-10% 0px -75% 0px';

function useSectionInSight(): SectionName {
  const [inSight, setInSight] = useState<SectionName>('display');
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const shown = entries.find(({ isIntersecting }) => isIntersecting)?.target.id;
        const name = SECTIONS.find((section) => section === shown);
        if (name) setInSight(name);
      },
      { rootMargin: BAND },
    );
    for (const name of SECTIONS) {
      const section = document.getElementById(name);
      if (section) observer.observe(section);
    }
    return () => observer.disconnect();
  }, []);
  return inSight;
}
