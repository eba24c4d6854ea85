/** Reads a QR code in a picture of the camera; undefined where there is none. */
export type CodeReader = (video: HTMLVideoElement) => Promise<string | undefined>;

type Detector = { detect(source: HTMLVideoElement): Promise<readonly { rawValue: string }[]> };
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
};

/** The browser's own reader where it has one, else one in script. */
export async function codeReader(): Promise<CodeReader> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  if (!BarcodeDetector || !formats.includes('qr_code')) return scriptReader();
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video))[0]?.rawValue;
}

async function scriptReader(): Promise<CodeReader> {
  const { decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return (video) => {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    if (!pen || canvas.width === 0) return Promise.resolve(undefined);
    pen.drawImage(video, 0, 0);
    return Promise.resolve(
      decodedOf(() => decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height))),
    );
  };
}

/** The decoder throws where a picture holds no code, which is the usual case. */
function decodedOf(decode: () => string): string | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}
