/** The ladder from walking to Formula 1: 24 grid, all facing left, wheels on one line. Decorative. */

export const VEHICLES = ['walk', 'scooter', 'car', 'f1'] as const;
/** A step of the ladder. */
export type VehicleName = (typeof VEHICLES)[number];

/** Hidden from a screen reader, in the colour of the text about it. */
export function Vehicle({ name }: { name: VehicleName }) {
  return (
    <svg class="g" viewBox="0 0 24 24" aria-hidden="true">
      {DRAWINGS[name]}
    </svg>
  );
}

const DRAWINGS = {
  walk: (
    <>
      <circle cx="11" cy="4.6" r="1.9" />
      <path d="M12.6 9.2 11.2 14.4l3 2.7 1 4.1M11.2 14.4l-1.5 3.2-3.2 3.4M12.6 9.2l-3.5 1.5-1.3 3M12.6 9.2l2.2 2.9 2.7 1" />
    </>
  ),
  scooter: (
    <>
      <circle cx="5" cy="18.5" r="2.25" />
      <circle cx="19" cy="18.5" r="2.25" />
      <path d="M7.25 18.5h9.5M8.1 18.5 9.4 4.75M6.4 4.75h5.2" />
    </>
  ),
  car: (
    <g transform="translate(0 1)">
      <circle cx="6.75" cy="17.5" r="2.25" />
      <circle cx="17.25" cy="17.5" r="2.25" />
      <path d="M4.5 17.5H3.4a1 1 0 0 1-1-1v-2.4c0-1 .7-1.8 1.7-1.9l3-.4 2.3-3.5a2 2 0 0 1 1.7-.9h4.6a2 2 0 0 1 1.8 1.1l1.7 3.3 1.4.4a1.6 1.6 0 0 1 1.1 1.5v2.8a1 1 0 0 1-1 1h-1.2M9 17.5h6M7.6 11.8h11M13 7.6v4.2" />
    </g>
  ),
  f1: (
    <g transform="translate(0 1)">
      <circle cx="6.6" cy="17.4" r="2.35" />
      <circle cx="18" cy="17" r="2.75" />
      <path d="M8.95 17.6h6.3M1.6 19.6v-2.4M1.7 15.4l7.9-2.5h2.2l1.7-3h1.9l3.4 2.9M21.9 8.6v5M19.4 8.6h3.2" />
    </g>
  ),
} as const;
