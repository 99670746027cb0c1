// Draws the pictures in public/ from the mark in public/icon.svg: `npm run brand`. Only the mark and
// this file are edited by hand.
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { checkout } from '../lib/checkout';
import { chromiumArguments, findChromium } from '../test/chromium';

const folder = path.join(checkout, 'public');
const mark = fs.readFileSync(path.join(folder, 'icon.svg'), 'utf8');
const serif = fs.readFileSync(
  path.join(
    checkout,
    ...['node_modules', '@fontsource-variable', 'newsreader', 'files'],
    'newsreader-latin-standard-normal.woff2',
  ),
);

/** The mark on a full square, small enough to survive a round or rounded cut. */
const maskable = `<div style="background:#0d5b54;width:100vw;height:100vh;display:grid;place-items:center">
  <div style="width:70vw">${mark}</div></div>`;

const social = `<style>
  @font-face { font-family: Newsreader; src: url(data:font/woff2;base64,${serif.toString('base64')}) format("woff2"); font-weight: 200 800; }
  body { background: #f8f6f1; color: #1d1d18; font-family: Newsreader; display: grid; align-content: center; height: 100vh; padding: 0 96px; gap: 44px; box-sizing: border-box; }
  header { display: flex; align-items: center; gap: 28px; font-size: 92px; font-weight: 500; letter-spacing: -2px; }
  header svg { width: 112px; }
  p { margin: 0; font-size: 50px; line-height: 1.25; max-width: 960px; color: #4b4b42; }
</style>
<header>${mark}<span>Evenhand</span></header>
<p>Gives each new immigration case to the right attorney at once, and says why.</p>`;

async function draw(browser: Browser, file: string, body: string, size: [number, number]) {
  const [width, height] = size;
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<style>body{margin:0} svg{display:block;width:100%}</style>${body}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const target = path.join(folder, file);
  await page.screenshot({ path: target, omitBackground: true });
  await page.close();
}

/** An icon file may hold a PNG as it is: a header, one entry, the picture. */
function writeIcon(png: string, icon: string): void {
  const picture = fs.readFileSync(path.join(folder, png));
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(48, 6);
  header.writeUInt8(48, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(picture.length, 14);
  header.writeUInt32LE(header.length, 18);
  fs.writeFileSync(path.join(folder, icon), Buffer.concat([header, picture]));
  fs.rmSync(path.join(folder, png));
}

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: [...chromiumArguments],
});
await draw(browser, 'icon-192.png', mark, [192, 192]);
await draw(browser, 'icon-512.png', mark, [512, 512]);
await draw(browser, 'icon-maskable-512.png', maskable, [512, 512]);
await draw(browser, 'apple-touch-icon.png', maskable, [180, 180]);
await draw(browser, 'social.png', social, [1200, 630]);
await draw(browser, 'favicon.png', mark, [48, 48]);
writeIcon('favicon.png', 'favicon.ico');
await browser.close();
