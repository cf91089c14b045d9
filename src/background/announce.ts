/** The notification of the week, in the person's language. */
import { periodSentence } from '../i18n/cause.ts';
import type { Settings } from '../model/settings/settings.ts';
import type { WeekSummary } from '../model/summaries/week-summary.ts';
import { browserLanguage } from '../platform/lifecycle.ts';
import { notify } from '../platform/notifications.ts';
import { toolbarWords } from './badge.ts';

/** Others may see a notification: it names neither a site nor a model. */
export async function announce(settings: Settings, week: WeekSummary): Promise<void> {
  const words = toolbarWords(settings, browserLanguage());
  const { title, text } = words.notification;
  const said = periodSentence(week, { of: 'week', from: week.start, siteNames: null }, words.cause);
  await notify({ id: 'week', title, text: said ? `${said} ${text}` : text });
}
