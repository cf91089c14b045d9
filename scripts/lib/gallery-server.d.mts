export function startGallery(options?: {
  root?: string;
  isHot?: boolean;
  isBundled?: boolean;
  onChange?: (path: string) => void;
}): Promise<{ url: string; close: () => Promise<void> }>;
