/** How to keep the icon in the toolbar, with a drawing of it. */
import type { OnboardingWords } from '../../i18n/words/onboarding.ts';
import { Tile, ToolbarButton } from './toolbar-button.tsx';

/** What the list's rows have at their end, by the browser: what is clicked last. */
const LAST = {
  firefox: {
    // A gear, and the menu it opens.
    line: 'M277 74.5a4 4 0 1 0 .01 0M277 71v2.500M277 84v2.500M269.3 78.700h2.500M282.3 78.700h2.500M271.5 73.200l1.8 1.800M280.8 82.400l1.8 1.800M271.5 84.200l1.8-1.800M280.8 75l1.8-1.8',
  },
  edge: {
    // An eye.
    line: 'M268 79.500c4-6 14-6 18 0c-4 6-14 6-18 0zM277 77a2.5 2.5 0 1 0 .01 0',
  },
  chrome: { line: 'M272 71h10M274.5 71l.7 8.5-3.2 3.5h10l-3.2-3.5.7-8.5M277 83v7' },
} as const;

/**
 * The second card: the steps in this browser, in the order a person takes them; the drawing is hidden from a screen
 * reader.
 * @param named the browser, as `browserName` says it
 */
export function Pin({ words, named }: { words: OnboardingWords; named: string }) {
  const kind = named.startsWith('Firefox') ? 'firefox' : named.startsWith('Edge') ? 'edge' : 'chrome';
  return (
    <section class="sec pan card cols" id="pin">
      <div>
        <h2 class="h2">{words.pin}</h2>
        <p class="q">{words.pinMore}</p>
        <ol class="steps">
          {words.pinSteps[kind].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <ToolbarDrawing line={LAST[kind].line} />
    </section>
  );
}

/** A browser's toolbar: the address, the pinned icon with its badge, the puzzle piece, and the list it opens. */
function ToolbarDrawing({ line }: { line: string }) {
  return (
    <svg class="toolbar" viewBox="0 0 320 112" aria-hidden="true">
      <rect class="frame" x="0.5" y="0.5" width="319" height="44" rx="10" />
      <rect class="well" x="12" y="13" width="196" height="19" rx="9.5" />
      <ToolbarButton x={222} y={11} count="23" />
      <path
        class="line"
        d="M272 17h4.2a2.9 2.9 0 1 1 5.6 0h4.2v4.7a2.9 2.9 0 1 1 0 5.6V32h-14v-4.6a2.9 2.9 0 1 0 0-5.8z"
      />
      <path class="line dots" d="M304 17v.01M304 22.5v.01M304 28v.01" />
      <rect class="frame" x="150.5" y="56.5" width="150" height="48" rx="10" />
      <g transform="translate(162 69)">
        <Tile />
      </g>
      <rect class="well" x="194" y="77" width="58" height="8" rx="4" />
      <path class="line pin" d={line} />
    </svg>
  );
}
