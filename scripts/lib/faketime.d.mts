export function hasFaketime(): boolean;
export function fakedTime(offsetMs: number): Record<string, string>;
