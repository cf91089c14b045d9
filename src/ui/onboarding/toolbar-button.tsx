/** The extension's button, as a browser's toolbar draws it: its tile, and the day's count on it. */

/** Where its tile begins, in the units of the picture it stands in, and what stands on its badge. */
export interface ToolbarButtonProps {
  x: number;
  y: number;
  count: string;
}

/** Within an `svg` of the class `toolbar`; its tile is 24 wide. */
export function ToolbarButton({ x, y, count }: ToolbarButtonProps) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <Tile />
      <rect class="badge" x="11" y="14" width="20" height="13" rx="3" />
      <text class="count" x="21" y="24">
        {count}
      </text>
    </g>
  );
}

/** The icon's tile, 24 wide. */
export function Tile() {
  return (
    <>
      <rect class="tile" width="24" height="24" rx="6" />
      <g class="mark" transform="translate(3 3) scale(0.75)">
        <circle cx="5" cy="18.5" r="2.6" />
        <circle cx="19" cy="18.5" r="2.6" />
        <path d="M7.6 18.5h8.8M8.2 18.5 9.6 4.5M6.2 4.5h6" />
      </g>
    </>
  );
}
