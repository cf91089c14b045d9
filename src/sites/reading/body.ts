/** What a request carries. */
import type { RequestBody } from '../../model/messages/exchange.ts';
import { asFields, type Fields, parseJson } from './json.ts';

/** The form field's value, also where a multipart body came as text; '' where there is none. */
export function formField(body: RequestBody, name: string): string {
  if (body.kind === 'form') return body.fields.find(([field]) => field === name)?.[1] ?? '';
  const part = new RegExp(`name="${name}"[^\\n]*\\n\\r?\\n([\\s\\S]*?)\\r?\\n--`);
  return (body.kind === 'text' && part.exec(body.text)?.[1]) || '';
}

/**
 * The JSON object a request carries; empty where it carries none.
 * @param field the field of a form the object may stand in
 */
export function bodyFields(body: RequestBody, field?: string): Fields {
  const whole = body.kind === 'text' ? asFields(parseJson(body.text)) : undefined;
  return whole ?? asFields(field === undefined ? undefined : parseJson(formField(body, field))) ?? {};
}
