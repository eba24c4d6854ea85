import { writeFile } from 'node:fs/promises';
import { chromium, type Browser } from '@playwright/test';
import QRCode from 'qrcode';
import { findChromium } from '../system/chromium.ts';

const WIDTH = 640;
const HEIGHT = 480;
const QUIET_MODULES = 4;

/** Starts a browser whose camera sees a ticket's QR code and nothing else. */
export async function browserSeeing(code: string, file: string): Promise<Browser> {
  await writeFile(file, video(code));
  const { executablePath, args } = await findChromium();
  const camera = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
  return chromium.launch({ executablePath, args: [...args, ...camera] });
}

/** A film of two frames in Y4M: brightness point by point, then colours, which are grey. */
function video(code: string): Buffer {
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), brightness(code), colours]);
  const head = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`;
  return Buffer.concat([Buffer.from(head), frame, frame]);
}

/** The QR code in the middle of a white sheet. */
function brightness(code: string): Buffer {
  const { modules } = QRCode.create(code, { errorCorrectionLevel: 'M' });
  const scale = Math.floor(HEIGHT / (modules.size + 2 * QUIET_MODULES));
  const left = Math.floor((WIDTH - modules.size * scale) / 2);
  const top = Math.floor((HEIGHT - modules.size * scale) / 2);
  const sheet = Buffer.alloc(WIDTH * HEIGHT, 255);
  for (let y = 0; y < modules.size * scale; y += 1)
    for (let x = 0; x < modules.size * scale; x += 1)
      if (modules.get(Math.floor(y / scale), Math.floor(x / scale)))
        sheet[(top + y) * WIDTH + left + x] = 0;
  return sheet;
}
