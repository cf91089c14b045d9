/** The worker of the page: reads files, lays down what they hold, and tells what it would come to. */
import { createDatabase } from '../../../store/database.ts';
import { createHistoryStaging } from '../../../store/history-staging.ts';
import type { Install } from '../../../store/meta-rows.ts';
import { layDownFiles } from './lay-down.ts';
import { previewSources } from './preview.ts';
import type { ChosenFile, Preview, ReadingProgress } from './reading.ts';

/** What the page asks for. */
export interface Asked {
  readonly files: readonly ChosenFile[];
  readonly zone: string | null;
}

/** What it is told. */
export type Told =
  | { readonly of: 'progress'; readonly progress: ReadingProgress }
  | { readonly of: 'preview'; readonly preview: Preview }
  | { readonly of: 'failure' };

/** Progress told a second; more would not be seen. */
const TOLD_MS = 100;

const openDatabase = createDatabase();
const staging = createHistoryStaging();
const tell = (told: Told): void => postMessage(told);

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  read(data).then(
    (preview) => tell({ of: 'preview', preview }),
    () => tell({ of: 'failure' }),
  );
});

async function read({ files, zone }: Asked): Promise<Preview> {
  const database = await openDatabase();
  const install = (await database.get('meta', 'install')) as Install | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  const { problems, accounts } = await layDownFiles(
    files,
    { staging, salt: install?.salt ?? null, zone, now: Date.now() },
    (progress) => {
      if (performance.now() - toldAt < TOLD_MS) return;
      toldAt = performance.now();
      tell({ of: 'progress', progress });
    },
  );
  return { sources: await previewSources(database, staging, accounts), problems };
}
