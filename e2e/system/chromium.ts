import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A browser that can be started. */
export type Chromium = { readonly executablePath: string; readonly args: string[] };

const DEBIAN = '/usr/bin/chromium';

/** Without a sandbox and a graphics card, as in a container; nothing that calls home. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Finds a Chromium: CHROMIUM_PATH, else Debian's, else the one that an npm package carries. */
export async function findChromium(): Promise<Chromium> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { executablePath: named, args: FLAGS };
  if (existsSync(DEBIAN)) return { executablePath: DEBIAN, args: FLAGS };
  return packagedChromium();
}

/**
 * Unpacks the packaged browser, its fonts and libraries into a folder that lasts as long as this process; processes
 * started by it find the same one.
 */
async function packagedChromium(): Promise<Chromium> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-chromium-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  // The package asks these two where it is and where to unpack.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
  const temporary = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const executablePath = await chromium.executablePath();
    process.env['CHROMIUM_PATH'] = executablePath;
    return { executablePath, args: FLAGS };
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
}
