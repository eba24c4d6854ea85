import { MAX_IMAGE_BYTES } from './picture-limits.ts';

const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** What is wrong with a file at first sight; the service looks into it and has the last word. */
export function faultOfFile({ type, size }: Pick<File, 'type' | 'size'>): string | undefined {
  if (!TYPES.includes(type)) return 'Choose a JPEG, PNG or WebP picture.';
  if (size === 0) return 'This file is empty.';
  if (size > MAX_IMAGE_BYTES) return 'This picture is larger than 10 MB. Choose a smaller one.';
  return undefined;
}

/** A first description of a picture by its file's name, where that has words: `paper-lions_02.jpg` as `Paper lions`. */
export function describedBy(fileName: string): string {
  const words = fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[-_.]+/g, ' ')
    .replace(/\d+/g, '')
    .replace(/\b(img|dscn?|image|photo|screenshot)\b/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length < 3 ? '' : words.charAt(0).toUpperCase() + words.slice(1);
}
