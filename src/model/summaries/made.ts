/** What was made in requests. */
import type { DayRow } from '../usage/usage.ts';

/** Things that were made, which are not requests. */
export type Made = Readonly<Record<'images' | 'videos' | 'audios' | 'videoSeconds' | 'audioSeconds', number>>;

/** In all of the rows; what was heard in voice sessions is said with them. */
export function madeOf(rows: readonly DayRow[]): Made {
  const asked = rows.filter(({ sessions }) => sessions === 0);
  const sum = (of: (row: DayRow) => number): number => asked.reduce((total, row) => total + of(row), 0);
  return {
    images: sum(({ images }) => images),
    videos: sum(({ videos }) => videos),
    audios: sum(({ audios }) => audios),
    videoSeconds: sum(({ videoSeconds }) => videoSeconds),
    audioSeconds: sum(({ audioSeconds }) => audioSeconds),
  };
}
