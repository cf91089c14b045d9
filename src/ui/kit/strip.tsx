/** Seven days at a glance, followed by what they say, and their table for who does not see bars. */
import { later } from './later.tsx';
import type { StripBar, StripProps } from './strip-answers.tsx';

const WIDTH = 148;
const HEIGHT = 66;
const BAR_WIDTH = 13;
/** Bars stand on this line, above the letters, and reach up to `TOP`. */
const GROUND = HEIGHT - 15;
const TOP = 4;
/** The scale never shows fewer: one request is not a full bar. */
const LEAST_TOP_VALUE = 10;
const LEAST_BAR_HEIGHT = 2;

const Answers = later(async () => (await import('./strip-answers.tsx')).StripAnswers);

/** A picture at once; what its days say, and their table for a screen reader, come after it. */
export function Strip(props: StripProps) {
  const { bars, isOver } = props;
  const top = Math.max(LEAST_TOP_VALUE, ...bars.flatMap(({ value, usual }) => [value ?? 0, usual ?? 0]));
  const step = (WIDTH - BAR_WIDTH) / (bars.length - 1);
  return (
    <figure class="strip">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {bars.map((bar, index) => (
          <Bar
            key={bar.key}
            bar={bar}
            x={index * step}
            top={top}
            isToday={!isOver && index === bars.length - 1}
          />
        ))}
      </svg>
      <Answers {...props} />
    </figure>
  );
}

function Bar({ bar, x, top, isToday }: { bar: StripBar; x: number; top: number; isToday: boolean }) {
  const yOf = (value: number): number => GROUND - (value / top) * (GROUND - TOP);
  const height = bar.value ? Math.max(LEAST_BAR_HEIGHT, GROUND - yOf(bar.value)) : 0;
  return (
    <>
      {bar.value === null && <path class="un" d={`M${x} ${GROUND - 2}h${BAR_WIDTH}`} />}
      {height > 0 && <Column x={x} height={height} isToday={isToday} />}
      {bar.usual !== null && (
        <path class="us" d={`M${x - 2} ${yOf(bar.usual).toFixed(1)}h${BAR_WIDTH + 4}`} />
      )}
      <text x={x + BAR_WIDTH / 2} y={HEIGHT - 2} class={isToday ? 'strong' : undefined}>
        {bar.letter}
      </text>
    </>
  );
}

/** Today's column is drawn by its outline, which lies inside the width of the others. */
function Column({ x, height, isToday }: { x: number; height: number; isToday: boolean }) {
  const inset = isToday ? 0.75 : 0;
  return (
    <rect
      class={isToday ? 'open' : 'b'}
      x={x + inset}
      y={GROUND - height + inset}
      width={BAR_WIDTH - 2 * inset}
      height={height - 2 * inset}
      rx={3 - inset}
    />
  );
}
