/** Line icons of the interface: 20 grid, stroke 1.6, round ends. Decorative: the words beside them say it. */

const PATHS = {
  alert: 'M10 6v5M10 14v.01M17.25 10a7.25 7.25 0 1 1-14.5 0 7.25 7.25 0 0 1 14.5 0',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  cross: 'm5.5 5.5 9 9M14.5 5.5l-9 9',
  down: 'm5 8 5 5 5-5',
  download: 'M10 4v8.5M6 9l4 4 4-4M4.5 16h11',
  forward: 'm8 5 5 5-5 5',
  lock: 'M7 9V6.5a3 3 0 0 1 6 0V9M6.5 9h7a2 2 0 0 1 2 2v3.5a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2V11a2 2 0 0 1 2-2',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.7 10h7.6l.7-10',
  pause: 'M7 5v10M13 5v10',
  play: 'M7 5.5v9l7.5-4.5z',
  sliders: 'M3 6h7M14 6h3M3 14h3M10 14h7M14 6a2 2 0 1 1-4 0 2 2 0 0 1 4 0M10 14a2 2 0 1 1-4 0 2 2 0 0 1 4 0',
  back: 'm12 5-5 5 5 5',
  share: 'M10 12V3.5M6.8 6.5 10 3.4l3.2 3.1M4.5 11v4.2c0 .7.6 1.3 1.3 1.3h8.4c.7 0 1.3-.6 1.3-1.3V11',
} as const;

/** What an icon is of. */
export type IconName = keyof typeof PATHS;

/** Hidden from a screen reader; 20 px wide where no style says otherwise. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="i" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark: a range that became a scooter. */
export function Mark() {
  return (
    <svg class="g" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="5" cy="18.5" r="2.6" />
      <circle cx="19" cy="18.5" r="2.6" />
      <path d="M7.6 18.5h8.8M8.2 18.5 9.6 4.5M6.2 4.5h6" />
    </svg>
  );
}
