export function siteFiles(repository: string): Record<string, string | Buffer>;
