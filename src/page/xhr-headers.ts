/** Notes the headers of XMLHttpRequests an endpoint asks for, as the page sets them. */
import { trapMethod } from './disguise.ts';
import { readHeaders } from './headers.ts';
import { apply, assign, quietly } from './pristine.ts';
import { calls } from './xhr.ts';

/** Puts the trap in place, once a document, beside that of the requests (`xhr.ts`). */
export function tapXhrHeaders(): void {
  trapMethod(XMLHttpRequest.prototype, 'setRequestHeader', (native, self, args) => {
    const result = apply(native, self as never, args as never);
    quietly(() => {
      const call = calls.get(self as XMLHttpRequest);
      if (call) assign(call.headers, readHeaders([[args[0], args[1]]], call.match.headers));
    });
    return result;
  });
}
