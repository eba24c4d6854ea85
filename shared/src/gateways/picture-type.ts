/** The kinds of picture that may be uploaded, as sharp names them. */
export type PictureType = 'jpeg' | 'png' | 'webp';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_CHUNK_OVERHEAD = 12;

/** What a file is by its first bytes, whatever its name or sender says; undefined for all that is no still picture. */
export function pictureTypeOf(file: Uint8Array): PictureType | undefined {
  if (startsWith(file, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(file, PNG)) return isAnimatedPng(file) ? undefined : 'png';
  return textAt(file, 0) === 'RIFF' && textAt(file, 8) === 'WEBP' ? 'webp' : undefined;
}

function startsWith(file: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, position) => file[position] === byte);
}

function textAt(file: Uint8Array, start: number): string {
  return String.fromCharCode(...file.subarray(start, start + 4));
}

/** An animated PNG says so in a chunk before its first pixels; readers that do not know it show the first frame. */
function isAnimatedPng(file: Uint8Array): boolean {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = PNG.length; at + PNG_CHUNK_OVERHEAD <= file.length;) {
    const name = textAt(file, at + 4);
    if (name === 'acTL') return true;
    if (name === 'IDAT') return false;
    at += view.getUint32(at) + PNG_CHUNK_OVERHEAD;
  }
  return false;
}
