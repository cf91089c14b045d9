export function startGallery(): Promise<{ url: string; close: () => Promise<void> }>;
